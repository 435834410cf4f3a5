package org.dorisdr.minidoris.fe;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.dorisdr.minidoris.fe.journal.JeGroup;
import org.dorisdr.minidoris.fe.journal.JeSettings;

/**
 * Keeps a frontend without a journal out of elections. Berkeley DB JE lets an empty node vote as
 * soon as it is open: with one that lagged it would be a majority that lacks what it had
 * acknowledged itself before it lost its disk. Stateless.
 */
final class LostJournal {
  private LostJournal() {}

  /** Waits until the others have a master, if there are others and nothing is here. */
  static void awaitMaster(JeSettings settings) {
    boolean alone = settings.helpers().equals(settings.hostAndPort());
    if (alone || !settings.voter() || hasRecords(settings.directory())) {
      return;
    }
    JeGroup group = new JeGroup(settings.helpers());
    GroupWait wait = new GroupWait();
    while (group.masterState().isEmpty()) {
      wait.pause(
          "there is no edit log in %s, and none of %s is the master. HINT: start those that have theirs"
              .formatted(settings.directory(), settings.helpers()));
    }
  }

  private static boolean hasRecords(Path directory) {
    try (Stream<Path> files = Files.list(directory)) {
      return files.anyMatch(file -> file.toString().endsWith(".jdb"));
    } catch (IOException e) {
      return false;
    }
  }
}
