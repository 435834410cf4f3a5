package org.dorisdr.minidoris.be.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.ThreadLocalRandom;
import org.dorisdr.minidoris.common.process.FileProblems;
import org.dorisdr.thrift.TStatusCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether the disk of a storage root works, found out as Doris's DataDir does: a small file is
 * written, read and deleted. A full disk works. One that has failed counts again once it works.
 * Thread safe.
 */
public final class DiskHealth {
  private static final Logger LOG = LoggerFactory.getLogger(DiskHealth.class);
  private static final int BYTES = 4096;

  private final Path root;
  private volatile String problem;

  DiskHealth(Path root) {
    this.root = root;
  }

  /** As the last look has found it. */
  public boolean isGood() {
    return problem == null;
  }

  /**
   * Looks now.
   *
   * @return whether it is another than before
   */
  public synchronized boolean check() {
    boolean before = isGood();
    problem = find();
    if (before && !isGood()) {
      LOG.error("the disk of {} is not used any more: {}", root, problem);
    } else if (!before && isGood()) {
      LOG.info("the disk of {} works again", root);
    }
    return before != isGood();
  }

  private String find() {
    Path file = root.resolve(".testfile");
    byte[] bytes = new byte[BYTES];
    ThreadLocalRandom.current().nextBytes(bytes);
    try {
      Files.write(file, bytes);
      Durable.sync(file);
      boolean same = Arrays.equals(bytes, Files.readAllBytes(file));
      Files.deleteIfExists(file);
      return same ? null : file + " was read otherwise than it was written";
    } catch (IOException e) {
      return FileProblems.isFull(e) ? null : FileProblems.text(e);
    }
  }

  /**
   * @throws StorageException INTERNAL_ERROR if the disk has failed
   */
  void require() {
    String now = problem;
    if (now != null) {
      throw new StorageException(
          TStatusCode.INTERNAL_ERROR,
          "the disk of %s has failed: %s. HINT: it is used again once it works"
              .formatted(root, now));
    }
  }
}
