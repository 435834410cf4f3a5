package org.dorisdr.command;

import java.util.Optional;
import java.util.stream.Stream;
import org.dorisdr.host.AccessControl.Privilege;
import org.dorisdr.host.Caller;
import org.dorisdr.sync.state.SyncJobRecord;

/** Who may do something with a sync job: who may do on the target what the job does there. */
final class SyncJobPrivileges {
  private SyncJobPrivileges() {}

  /** The refusal does not name the target, which the caller may not know of. */
  static void need(Privileges privileges, Caller caller, SyncJobRecord job)
      throws CommandException {
    Optional<Privilege> missing = missing(privileges, caller, job);
    if (missing.isPresent()) {
      throw NumberedException.needs(
          missing.get(), " on the target of sync job '%s'".formatted(job.name));
    }
  }

  /** Whether the caller may know of the job. */
  static boolean maySee(Privileges privileges, Caller caller, SyncJobRecord job) {
    return missing(privileges, caller, job).isEmpty();
  }

  private static Optional<Privilege> missing(
      Privileges privileges, Caller caller, SyncJobRecord job) {
    return Stream.of(Privilege.LOAD, Privilege.CREATE, Privilege.ALTER, Privilege.DROP)
        .filter(
            privilege ->
                job.isTableJob()
                    ? !privileges.hasTable(caller, job.targetDatabase, job.targetTable, privilege)
                    : !privileges.hasDatabase(caller, job.targetDatabase, privilege))
        .findFirst();
  }
}
