package org.dorisdr.command;

import org.dorisdr.backup.schedule.Schedules;
import org.dorisdr.host.AccessControl.Privilege;
import org.dorisdr.host.Caller;
import org.dorisdr.host.HostException;
import org.dorisdr.sql.PauseBackupSchedule;

/** PAUSE BACKUP SCHEDULE: plans no further run. */
public final class PauseBackupScheduleCommand implements Command<PauseBackupSchedule> {
  private final Schedules schedules;
  private final Privileges privileges;

  public PauseBackupScheduleCommand(Schedules schedules, Privileges privileges) {
    this.schedules = schedules;
    this.privileges = privileges;
  }

  @Override
  public Answer run(PauseBackupSchedule statement, Caller caller)
      throws CommandException, HostException {
    privileges.needGlobal(caller, Privilege.ADMIN);
    schedules.pause(statement.name().text());
    return Answer.DONE;
  }
}
