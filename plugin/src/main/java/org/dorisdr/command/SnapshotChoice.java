package org.dorisdr.command;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.dorisdr.backup.snapshot.RepositoryAccess;
import org.dorisdr.backup.store.SnapshotReader;
import org.dorisdr.backup.store.StoredSnapshot;

/** Finds the one snapshot that a statement means. */
final class SnapshotChoice {
  private SnapshotChoice() {}

  /**
   * The timestamp: the one given, or the only one there is.
   *
   * @throws CommandException if there is none or it is not clear which one is meant
   */
  static String timestamp(
      SnapshotReader reader, String repository, String label, Optional<String> given)
      throws CommandException, IOException {
    StoredSnapshot found = reader.snapshot(label);
    List<String> there = found.timestamps();
    if (given.isPresent() && there.contains(given.get())) {
      return given.get();
    }
    if (there.isEmpty() && reader.hasFolder(label)) {
      throw new CommandException(RepositoryAccess.unfinished(repository, label));
    }
    if (there.isEmpty() || given.isPresent()) {
      throw new CommandException(
          "no snapshot '%s'%s in repository %s%s. HINT: SHOW SNAPSHOT ON %s lists them"
              .formatted(
                  label,
                  given.map(t -> " of " + t).orElse(""),
                  repository,
                  there.isEmpty() ? "" : ", only of " + String.join(", ", there),
                  repository));
    }
    if (there.size() > 1) {
      throw new CommandException(
          "label '%s' has several snapshots in repository %s: %s. HINT: say which one with TIMESTAMP"
              .formatted(label, repository, String.join(", ", there)));
    }
    return there.get(0);
  }
}
