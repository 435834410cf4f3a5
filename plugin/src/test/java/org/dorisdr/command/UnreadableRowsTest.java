package org.dorisdr.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.util.List;
import org.dorisdr.backup.schedule.ScheduleRecord;
import org.dorisdr.backup.schedule.ScheduleStore;
import org.dorisdr.backup.schedule.Schedules;
import org.dorisdr.job.UnknownFormatException;
import org.dorisdr.sql.DrParser;
import org.dorisdr.sql.DrStatement;
import org.dorisdr.sql.ParsedStatement;
import org.dorisdr.sql.ShowBackupSchedules;
import org.dorisdr.sql.ShowSyncJobs;
import org.dorisdr.sync.job.SyncJobs;
import org.dorisdr.sync.state.SyncStore;
import org.dorisdr.testing.MemoryHost;
import org.junit.jupiter.api.Test;

/** What is shown of records that a newer version of the plugin has written, and to whom. */
class UnreadableRowsTest {
  private static final String PROBLEM = "written by a newer version";

  private final MemoryHost host = new MemoryHost();

  private static DrStatement parse(String sql) {
    return ((ParsedStatement.Known) DrParser.parse(sql).get(0)).statement();
  }

  private List<List<String>> jobs() throws Exception {
    SyncJobs jobs = mock(SyncJobs.class);
    when(jobs.all()).thenReturn(List.of(new SyncStore.Slot(0, null, PROBLEM)));
    Privileges privileges = new Privileges(host.accessControl());
    return new ShowSyncJobsCommand(jobs, null, privileges, host.localCluster(), host.clock())
        .run((ShowSyncJobs) parse("SHOW SYNC JOBS"), MemoryHost.CALLER)
        .rows();
  }

  private List<List<String>> schedules(ScheduleStore.Slot slot) throws Exception {
    Schedules schedules = mock(Schedules.class);
    ScheduleStore store = mock(ScheduleStore.class);
    when(schedules.all()).thenReturn(List.of(slot));
    when(schedules.store()).thenReturn(store);
    when(store.progress(slot))
        .thenThrow(new UnknownFormatException("dr.backup.schedule_progress.0", 9, 1));
    return new ShowBackupSchedulesCommand(schedules, null, host)
        .run((ShowBackupSchedules) parse("SHOW BACKUP SCHEDULES"), MemoryHost.CALLER)
        .rows();
  }

  @Test
  void administratorsSeeThem() throws Exception {
    assertThat(jobs()).singleElement().asList().contains("UNREADABLE", PROBLEM);
    assertThat(schedules(new ScheduleStore.Slot(0, null, PROBLEM)))
        .singleElement()
        .asList()
        .contains("UNREADABLE", PROBLEM);
  }

  @Test
  void othersDoNotSinceNobodyCanTellWhoseTheyAre() throws Exception {
    host.granted.clear();
    assertThat(jobs()).isEmpty();
    assertThat(schedules(new ScheduleStore.Slot(0, null, PROBLEM))).isEmpty();
  }

  @Test
  void aScheduleKeepsItsNameWhenOnlyItsProgressCannotBeRead() throws Exception {
    ScheduleRecord nightly = new ScheduleRecord();
    nightly.name = "nightly";
    nightly.database = "shop";
    assertThat(schedules(new ScheduleStore.Slot(0, nightly, null)))
        .singleElement()
        .asList()
        .contains("nightly", "UNREADABLE");
  }
}
