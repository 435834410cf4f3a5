package org.dorisdr.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.dorisdr.backup.request.BackupRequests.State;
import org.dorisdr.backup.schedule.ScheduleRecord;
import org.dorisdr.sql.TimeUnit;
import org.junit.jupiter.api.Test;

/** Schedules and their retention end the same wherever the process dies. */
class ScheduleCrashTest extends CrashEverywhere {
  @Test
  void aScheduleKeepsWhatItShouldWhereverItDies() throws Exception {
    int points =
        dieEverywhere(
            () -> {},
            () -> {
              while (world.schedules.find("s").isEmpty()) {
                world.act(() -> world.schedules.create(hourly()));
              }
              Instant first = Instant.parse("2026-01-01T00:00:00Z");
              for (int hour = 0; hour < 3; hour++) {
                jumpTo(first.plusSeconds(hour * 3600L));
              }
            },
            () -> {
              assertThat(world.whole()).hasSize(1);
              assertThat(world.orphans()).isEmpty();
              assertThat(world.queue.all())
                  .allSatisfy(r -> assertThat(r.state()).isEqualTo(State.FINISHED));
            });
    assertThat(points).isGreaterThan(100);
  }

  /** Time flies to the next run, then passes until all is done. */
  private void jumpTo(Instant time) throws Exception {
    if (world.host.now.isBefore(time)) {
      world.host.now = time;
    }
    for (int i = 0; i < 40; i++) {
      world.second();
    }
  }

  private ScheduleRecord hourly() {
    ScheduleRecord schedule = new ScheduleRecord();
    schedule.name = "s";
    schedule.database = "d";
    schedule.zone = "UTC";
    schedule.every = 1;
    schedule.unit = TimeUnit.HOUR;
    schedule.starts = "2026-01-01T00:00:00";
    schedule.sinceMs = world.host.now.toEpochMilli() - 1;
    schedule.repositories.add("r");
    schedule.hashes = true;
    schedule.retainCount = 1;
    return schedule;
  }
}
