package org.dorisdr.command;

import java.util.List;
import org.dorisdr.backup.schedule.Schedules;
import org.dorisdr.host.AccessControl.Privilege;
import org.dorisdr.host.Caller;
import org.dorisdr.host.HostException;
import org.dorisdr.sql.RunBackupSchedule;

/** RUN BACKUP SCHEDULE: wants a run now, and says under which label. */
public final class RunBackupScheduleCommand implements Command<RunBackupSchedule> {
  private final Schedules schedules;
  private final Privileges privileges;

  public RunBackupScheduleCommand(Schedules schedules, Privileges privileges) {
    this.schedules = schedules;
    this.privileges = privileges;
  }

  @Override
  public Answer run(RunBackupSchedule statement, Caller caller)
      throws CommandException, HostException, InterruptedException {
    privileges.needGlobal(caller, Privilege.ADMIN);
    String label = schedules.run(statement.name().text());
    return new Answer(List.of("Snapshot"), List.of(List.of(label)));
  }
}
