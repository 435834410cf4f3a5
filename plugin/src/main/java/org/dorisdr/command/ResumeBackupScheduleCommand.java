package org.dorisdr.command;

import org.dorisdr.backup.schedule.Schedules;
import org.dorisdr.host.AccessControl.Privilege;
import org.dorisdr.host.Caller;
import org.dorisdr.host.HostException;
import org.dorisdr.sql.ResumeBackupSchedule;

/** RESUME BACKUP SCHEDULE: goes on with the next planned time. */
public final class ResumeBackupScheduleCommand implements Command<ResumeBackupSchedule> {
  private final Schedules schedules;
  private final Privileges privileges;

  public ResumeBackupScheduleCommand(Schedules schedules, Privileges privileges) {
    this.schedules = schedules;
    this.privileges = privileges;
  }

  @Override
  public Answer run(ResumeBackupSchedule statement, Caller caller)
      throws CommandException, HostException {
    privileges.needGlobal(caller, Privilege.ADMIN);
    schedules.resume(statement.name().text());
    return Answer.DONE;
  }
}
