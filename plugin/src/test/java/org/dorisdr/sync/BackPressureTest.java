package org.dorisdr.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.dorisdr.host.HostException;
import org.dorisdr.job.UnknownFormatException;
import org.dorisdr.sync.state.SyncJobRecord;
import org.dorisdr.sync.state.SyncLag;
import org.dorisdr.sync.state.SyncProperties;
import org.dorisdr.sync.state.SyncStore;
import org.junit.jupiter.api.Test;

/** A slow or dead cluster makes the lag grow, never what the job keeps in memory. */
class BackPressureTest {
  private static final int WRITES = 3_000;

  private final SimWorld world = new SimWorld(7);

  private void following() {
    world.user.createTable("a", "p1");
    world.createJob();
    world.settle();
  }

  private void write(int times) {
    SimTable table = world.source.tables.get("a");
    for (int i = 0; i < times; i++) {
      world.user.insert(Map.of(table, table.partitions.get("p1")));
    }
  }

  private void set(String key, String value) throws HostException {
    SyncStore.Slot slot = world.store.find("job").orElseThrow();
    slot.record().properties.put(key, value);
    world.store.update(slot);
    world.restart();
  }

  @Test
  void readsNoFurtherAheadThanABatchWhenTheTargetTakesNothing() throws Exception {
    following();
    world.target.refuseCommits = true;
    write(WRITES);
    for (int i = 0; i < 500; i++) {
      world.step();
    }
    assertThat(world.source.binlogs.handedOut).isLessThanOrEqualTo(3 * 128);
    assertThat(world.target.txns.values().stream().filter(t -> !t.committed)).hasSizeLessThan(40);
    assertThat(world.live().lagBinlogs).isGreaterThan(WRITES - 200);
    world.target.refuseCommits = false;
    world.settle();
    assertThat(world.target.content()).isEqualTo(world.source.content());
  }

  @Test
  void appliesNoFasterThanAllowedAndLosesNothing() throws Exception {
    following();
    set(SyncProperties.MAX_TRANSACTIONS_PER_SECOND, "50");
    write(500);
    long start = world.clock.nanoTime();
    world.settle();
    Duration took = Duration.ofNanos(world.clock.nanoTime() - start);
    assertThat(took).isBetween(Duration.ofSeconds(9), Duration.ofSeconds(20));
    assertThat(world.target.content()).isEqualTo(world.source.content());
  }

  @Test
  void restsInItsWindowWithTheLagTrueAndCatchesUpAfterwards()
      throws HostException, UnknownFormatException {
    following();
    set(SyncProperties.PAUSE_WINDOW, "00:00-12:00,12:00-00:00");
    long before = world.progress().position;
    write(20);
    for (int i = 0; i < 50; i++) {
      world.step();
    }
    assertThat(world.progress().position).isEqualTo(before);
    assertThat(world.live().lagBinlogs).isEqualTo(20);
    assertThat(world.live().waitsFor).startsWith("pause_window");
    set(SyncProperties.PAUSE_WINDOW, "");
    world.settle();
    assertThat(world.target.content()).isEqualTo(world.source.content());
    assertThat(world.progress().fullCopies).isEqualTo(1);
  }

  @Test
  void asksForFewerRecordsTheLongerTheyAre() throws Exception {
    following();
    world.user.padding = "x".repeat(128 << 10);
    write(150);
    world.step();
    world.target.refuseCommits = true;
    long before = world.source.binlogs.bytesHandedOut;
    for (int i = 0; i < 200; i++) {
      world.step();
    }
    // What is in flight is at most 16 records, and what is ahead about 2 MiB.
    assertThat(world.source.binlogs.bytesHandedOut - before).isLessThan(8L << 20);
    world.user.padding = "";
    world.target.refuseCommits = false;
    world.settle();
    assertThat(world.target.content()).isEqualTo(world.source.content());
  }

  @Test
  void theLagOfADeadSourceGrowsAndNothingElse() throws Exception {
    following();
    write(5);
    world.source.goAway(Duration.ofHours(2));
    for (int i = 0; i < 400; i++) {
      world.step();
    }
    SyncJobRecord job = world.store.find("job").orElseThrow().record();
    long now = world.clock.now().toEpochMilli();
    assertThat(SyncLag.seconds(job, world.live(), now)).isGreaterThan(120);
    assertThat(world.target.txns).isEmpty();
    assertThat(world.memory.writes).isLessThan(100);
    assertThat(world.live().lastError).contains("source is away");
    world.clock.sleep(Duration.ofHours(2));
    world.settle();
    assertThat(world.target.content()).isEqualTo(world.source.content());
    assertThat(world.progress().fullCopies).isEqualTo(1);
    assertThat(world.progress().tableCopies).isZero();
  }

  @Test
  void aChangedPasswordOfTheSourceMakesTheJobWaitAndCopyNothing() throws Exception {
    SimWorld world = new SimWorld(1);
    world.user.createTable("a", "p1");
    world.createJob();
    world.settle();
    world.user.createTable("b", "p1");
    SimTable b = world.source.tables.get("b");
    world.user.insert(Map.of(b, b.partitions.get("p1")));
    world.settle();
    world.restart();
    world.source.denied.addAll(Set.of("getMeta", "backends", "getSnapshot"));
    world.user.insert(Map.of(b, b.partitions.get("p1")));
    long until = world.clock.nanoTime() + Duration.ofMinutes(5).toNanos();
    while (world.clock.nanoTime() < until) {
      world.step();
    }
    assertThat(world.shown().lastError).contains("Access denied");
    world.source.denied.clear();
    world.settle();
    assertThat(world.target.content()).isEqualTo(world.source.content());
    assertThat(world.progress().tableCopies).as(world.events()).isZero();
  }
}
