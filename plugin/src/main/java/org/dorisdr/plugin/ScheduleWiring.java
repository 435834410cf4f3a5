package org.dorisdr.plugin;

import org.dorisdr.backup.request.BackupRequests;
import org.dorisdr.backup.schedule.ScheduleParts;
import org.dorisdr.backup.schedule.ScheduleStore;
import org.dorisdr.backup.schedule.Schedules;
import org.dorisdr.command.Commands;
import org.dorisdr.command.CreateBackupScheduleCommand;
import org.dorisdr.command.DropBackupScheduleCommand;
import org.dorisdr.command.PauseBackupScheduleCommand;
import org.dorisdr.command.Privileges;
import org.dorisdr.command.ResumeBackupScheduleCommand;
import org.dorisdr.command.RunBackupScheduleCommand;
import org.dorisdr.command.ShowBackupSchedulesCommand;
import org.dorisdr.config.DrConfig;
import org.dorisdr.config.Settings;
import org.dorisdr.host.Host;
import org.dorisdr.job.JobScheduler;
import org.dorisdr.job.JsonStore;
import org.dorisdr.sql.CreateBackupSchedule;
import org.dorisdr.sql.DropBackupSchedule;
import org.dorisdr.sql.PauseBackupSchedule;
import org.dorisdr.sql.ResumeBackupSchedule;
import org.dorisdr.sql.RunBackupSchedule;
import org.dorisdr.sql.ShowBackupSchedules;

/** Makes backup schedules and their commands. Has no threads. */
final class ScheduleWiring {
  private final Host host;
  private final SnapshotWiring snapshots;
  private final Schedules schedules;

  ScheduleWiring(Host host, SnapshotWiring snapshots, BackupRequests requests, DrConfig config) {
    this.host = host;
    this.snapshots = snapshots;
    this.schedules =
        new Schedules(
            new ScheduleParts(
                new ScheduleStore(new JsonStore(host.metaStore())),
                requests,
                snapshots.repositories(),
                snapshots.use(),
                snapshots.hasher(),
                snapshots.proofs(),
                host.clock()),
            () -> config.flag(Settings.JOBS_ENABLED));
  }

  /** Has {@code scheduler} run them. */
  void runOn(JobScheduler scheduler) {
    schedules.runOn(scheduler);
  }

  Schedules schedules() {
    return schedules;
  }

  void register(Commands commands, Privileges privileges) {
    commands.register(
        CreateBackupSchedule.class, new CreateBackupScheduleCommand(schedules, privileges, host));
    commands.register(
        PauseBackupSchedule.class, new PauseBackupScheduleCommand(schedules, privileges));
    commands.register(
        ResumeBackupSchedule.class, new ResumeBackupScheduleCommand(schedules, privileges));
    commands.register(
        DropBackupSchedule.class, new DropBackupScheduleCommand(schedules, privileges));
    commands.register(RunBackupSchedule.class, new RunBackupScheduleCommand(schedules, privileges));
    commands.register(
        ShowBackupSchedules.class,
        new ShowBackupSchedulesCommand(schedules, snapshots.proofs(), host));
  }
}
