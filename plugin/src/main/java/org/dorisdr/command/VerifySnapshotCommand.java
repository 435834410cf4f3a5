package org.dorisdr.command;

import java.io.IOException;
import java.util.List;
import org.dorisdr.backup.proof.ProofRecord;
import org.dorisdr.backup.proof.Proofs;
import org.dorisdr.backup.snapshot.RepositoryAccess;
import org.dorisdr.host.AccessControl.Privilege;
import org.dorisdr.host.Caller;
import org.dorisdr.host.Clock;
import org.dorisdr.host.HostException;
import org.dorisdr.sql.VerifySnapshot;
import org.dorisdr.sql.VerifySnapshot.Level;

/** VERIFY SNAPSHOT: starts a proof in the background; SHOW SNAPSHOT tells how it goes. */
public final class VerifySnapshotCommand implements Command<VerifySnapshot> {
  private final RepositoryAccess repositories;
  private final Proofs proofs;
  private final Privileges privileges;
  private final Clock clock;

  public VerifySnapshotCommand(
      RepositoryAccess repositories, Proofs proofs, Privileges privileges, Clock clock) {
    this.repositories = repositories;
    this.proofs = proofs;
    this.privileges = privileges;
    this.clock = clock;
  }

  @Override
  public Answer run(VerifySnapshot statement, Caller caller)
      throws CommandException, HostException {
    privileges.needGlobal(caller, Privilege.ADMIN);
    ProofRecord wanted = new ProofRecord();
    wanted.repository = statement.repository().text();
    wanted.label = statement.label().text();
    wanted.level = statement.level();
    wanted.stage = wanted.level == Level.FILES ? ProofRecord.Stage.FILES : ProofRecord.Stage.SCHEMA;
    wanted.creator = caller.user();
    wanted.createdMs = clock.now().toEpochMilli();
    try (RepositoryAccess.Opened opened = repositories.open(wanted.repository)) {
      wanted.timestamp =
          SnapshotChoice.timestamp(
              opened.reader(), wanted.repository, wanted.label, statement.timestamp());
    } catch (IOException e) {
      throw new CommandException(RepositoryAccess.unreadable(wanted.repository, e), e);
    }
    ProofRecord proof = proofs.start(wanted);
    return new Answer(
        List.of("VerifyId", "Snapshot", "Timestamp", "Level", "State"),
        List.of(
            List.of(
                Long.toString(proof.id),
                proof.label,
                proof.timestamp,
                proof.level.name(),
                proof.state.name())));
  }
}
