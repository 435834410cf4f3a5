package org.dorisdr.command;

import org.dorisdr.host.AccessControl.Privilege;
import org.dorisdr.host.Caller;
import org.dorisdr.sync.state.SyncJobRecord;

/** Who may do something with a sync job: who may do on the target what the job does there. */
final class SyncJobPrivileges {
  private SyncJobPrivileges() {}

  static void need(Privileges privileges, Caller caller, SyncJobRecord job)
      throws CommandException {
    Privilege[] all = {Privilege.LOAD, Privilege.CREATE, Privilege.ALTER, Privilege.DROP};
    for (Privilege privilege : all) {
      if (job.isTableJob()) {
        privileges.needTable(caller, job.targetDatabase, job.targetTable, privilege);
      } else {
        privileges.needDatabase(caller, job.targetDatabase, privilege);
      }
    }
  }

  /** Whether the caller may know of the job. */
  static boolean maySee(Privileges privileges, Caller caller, SyncJobRecord job) {
    try {
      need(privileges, caller, job);
      return true;
    } catch (CommandException e) {
      return false;
    }
  }
}
