package org.dorisdr.command;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.dorisdr.host.Caller;
import org.dorisdr.host.HostException;
import org.dorisdr.host.LocalCluster;
import org.dorisdr.sql.ShowSyncJobEvents;
import org.dorisdr.sync.job.SyncJobs;
import org.dorisdr.sync.state.SyncEvent;
import org.dorisdr.sync.state.SyncStore;

/** SHOW SYNC JOB EVENTS: the story of a job, newest first. */
public final class ShowSyncJobEventsCommand implements ShowCommand<ShowSyncJobEvents> {
  private static final List<String> COLUMNS =
      List.of("Time", "Type", "Table", "CommitSeq", "Message");

  private final SyncJobs jobs;
  private final Privileges privileges;
  private final LocalCluster local;

  public ShowSyncJobEventsCommand(SyncJobs jobs, Privileges privileges, LocalCluster local) {
    this.jobs = jobs;
    this.privileges = privileges;
    this.local = local;
  }

  @Override
  public Answer run(ShowSyncJobEvents statement, Caller caller)
      throws CommandException, HostException {
    SyncStore.Slot slot = jobs.get(statement.name().text());
    SyncJobPrivileges.need(privileges, caller, slot.record());
    List<SyncEvent> events = jobs.events(slot);
    long limit = statement.limit().orElse(events.size());
    List<List<String>> rows = new ArrayList<>();
    for (int i = events.size() - 1; i >= 0 && rows.size() < limit; i--) {
      SyncEvent event = events.get(i);
      rows.add(
          Arrays.asList(
              Times.show(Instant.ofEpochMilli(event.timeMs()), local.zone()),
              event.type(),
              event.table(),
              event.commitSeq() < 0 ? null : Long.toString(event.commitSeq()),
              message(event)));
    }
    return new Answer(COLUMNS, rows);
  }

  private String message(SyncEvent event) {
    return event.times() == 1
        ? event.message()
        : "%s (%d times since %s)"
            .formatted(
                event.message(),
                event.times(),
                Times.show(Instant.ofEpochMilli(event.sinceMs()), local.zone()));
  }
}
