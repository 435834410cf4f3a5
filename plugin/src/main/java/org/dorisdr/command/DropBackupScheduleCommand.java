package org.dorisdr.command;

import org.dorisdr.backup.schedule.Schedules;
import org.dorisdr.host.AccessControl.Privilege;
import org.dorisdr.host.Caller;
import org.dorisdr.host.HostException;
import org.dorisdr.sql.DropBackupSchedule;

/** DROP BACKUP SCHEDULE: forgets a schedule; its snapshots stay. */
public final class DropBackupScheduleCommand implements Command<DropBackupSchedule> {
  private final Schedules schedules;
  private final Privileges privileges;

  public DropBackupScheduleCommand(Schedules schedules, Privileges privileges) {
    this.schedules = schedules;
    this.privileges = privileges;
  }

  @Override
  public Answer run(DropBackupSchedule statement, Caller caller)
      throws CommandException, HostException, InterruptedException {
    privileges.needGlobal(caller, Privilege.ADMIN);
    String name = statement.name().text();
    if (schedules.find(name).isPresent() || !statement.ifExists()) {
      schedules.drop(name);
    }
    return Answer.DONE;
  }
}
