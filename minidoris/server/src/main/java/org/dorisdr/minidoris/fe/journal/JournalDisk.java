package org.dorisdr.minidoris.fe.journal;

import com.sleepycat.je.DatabaseException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the disk of the edit log allows, and what is said when it does not. Immutable. */
final class JournalDisk {
  private static final String MAKE_ROOM = ". HINT: make room, or lower bdbje_free_disk_bytes";

  private final Path directory;
  private final File file;
  private final long freeBytes;

  JournalDisk(JeSettings settings) {
    this.directory = settings.directory();
    this.file = directory.toFile();
    this.freeBytes = settings.freeDiskBytes();
  }

  /** Makes the directory; what the environment says of one that it cannot write tells nobody. */
  void prepare() {
    try {
      Files.createDirectories(directory);
    } catch (IOException e) {
      throw new CorruptMetadataException("cannot create " + directory + ": " + e, e);
    }
    if (!Files.isWritable(directory)) {
      throw new CorruptMetadataException(
          "the edit log in "
              + directory
              + " cannot be written: its file system is read-only, or this process has no"
              + " permission. HINT: mount it writable, or give it to the user of this process");
    }
    requireRoom();
  }

  /**
   * Without room the environment would wait for it at the start and say nothing; later it looks at
   * its disk now and then only, and might find it full in the middle of a record.
   */
  void requireRoom() {
    long free = file.getUsableSpace();
    if (free < freeBytes) {
      throw full(
          "%d MB are free in %s, %d are needed".formatted(free >> 20, directory, freeBytes >> 20));
    }
  }

  static JournalFullException full(String why) {
    return new JournalFullException("the disk of the edit log is full: " + why + MAKE_ROOM);
  }

  CorruptMetadataException cannotOpen(DatabaseException e) {
    return new CorruptMetadataException(
        "the edit log in "
            + directory
            + (JournalProblem.isDamage(e) ? " is damaged: " : " cannot be opened: ")
            + JournalProblem.text(e),
        e);
  }
}
