package org.dorisdr.command;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.dorisdr.backup.proof.Proofs;
import org.dorisdr.backup.snapshot.RepositoryAccess;
import org.dorisdr.backup.snapshot.SnapshotDeletion;
import org.dorisdr.backup.snapshot.SnapshotUse;
import org.dorisdr.backup.store.StoredSnapshot;
import org.dorisdr.host.AccessControl.Privilege;
import org.dorisdr.host.Caller;
import org.dorisdr.host.HostException;
import org.dorisdr.sql.DropSnapshot;

/** DROP SNAPSHOT: deletes exactly the files of one snapshot, its description first. */
public final class DropSnapshotCommand implements Command<DropSnapshot> {
  private final RepositoryAccess repositories;
  private final SnapshotUse use;
  private final Proofs proofs;
  private final Privileges privileges;

  public DropSnapshotCommand(
      RepositoryAccess repositories, SnapshotUse use, Proofs proofs, Privileges privileges) {
    this.repositories = repositories;
    this.use = use;
    this.proofs = proofs;
    this.privileges = privileges;
  }

  @Override
  public Answer run(DropSnapshot statement, Caller caller) throws CommandException, HostException {
    privileges.needGlobal(caller, Privilege.ADMIN);
    String repository = statement.repository().text();
    String label = statement.label().text();
    try (RepositoryAccess.Opened opened = repositories.open(repository)) {
      if (opened.repository().readOnly()) {
        throw new CommandException(
            "Repository %s is read only. HINT: drop the snapshot in the cluster that writes to it"
                .formatted(repository));
      }
      String timestamp = timestamp(opened, repository, label, statement.timestamp());
      refuseIfUsed(repository, label, timestamp);
      long files = new SnapshotDeletion(opened.store(), opened.reader()).delete(label, timestamp);
      proofs.store().forget(repository, label, timestamp);
      return new Answer(
          List.of("Snapshot", "Timestamp", "DeletedFiles"),
          List.of(List.of(label, timestamp, Long.toString(files))));
    } catch (IOException e) {
      throw new CommandException(
          "snapshot '%s' of repository %s is not dropped completely: %s. HINT: repeat the statement, it goes on where it was"
              .formatted(label, repository, e.getMessage()),
          e);
    }
  }

  /** A folder without any description is what an interrupted backup or DROP left: it goes too. */
  private static String timestamp(
      RepositoryAccess.Opened opened, String repository, String label, Optional<String> given)
      throws CommandException, IOException {
    StoredSnapshot found = opened.reader().snapshot(label);
    boolean leftover = found.timestamps().isEmpty() && opened.reader().hasFolder(label);
    return leftover
        ? given.orElse("")
        : SnapshotChoice.timestamp(opened.reader(), repository, label, given);
  }

  private void refuseIfUsed(String repository, String label, String timestamp)
      throws CommandException, HostException {
    Optional<String> found = use.find(repository, label, timestamp.isEmpty() ? null : timestamp);
    boolean verifying =
        proofs.store().of(repository, label, null).stream().anyMatch(p -> !p.state.isEnd());
    if (verifying) {
      found = Optional.of("a verification is reading it");
    }
    if (found.isPresent()) {
      throw new CommandException(
          "snapshot '%s' cannot be dropped now: %s. HINT: wait, or cancel that job"
              .formatted(label, found.get()));
    }
  }
}
