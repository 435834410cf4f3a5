package org.dorisdr.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import org.dorisdr.host.Leadership;
import org.dorisdr.job.JobScheduler;
import org.dorisdr.job.JsonStore;
import org.dorisdr.sync.job.SyncJobs;
import org.dorisdr.sync.job.SyncParts;
import org.dorisdr.sync.state.SyncJobRecord;
import org.dorisdr.sync.state.SyncStore;
import org.dorisdr.testing.MemoryHost;
import org.dorisdr.testing.RealClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two sessions that change the same job at once: neither loses what the other has changed. */
class ConcurrentCommandsTest {
  private static final int ROUNDS = 300;
  private static final Leadership LEADER =
      new Leadership() {
        @Override
        public boolean isReady() {
          return true;
        }

        @Override
        public boolean isLeader() {
          return true;
        }
      };

  private final MemoryHost host = new MemoryHost();
  private final SyncStore store = new SyncStore(new JsonStore(host.metaStore()));
  private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
  private final ExecutorService sessions = Executors.newFixedThreadPool(2);
  private final SyncJobs jobs =
      new SyncJobs(new SyncParts(store, null, Runnable::run, new RealClock(), null), () -> false);

  ConcurrentCommandsTest() throws Exception {
    jobs.runOn(new JobScheduler(LEADER, host.metaStore(), timer, timer));
    SyncJobRecord record = new SyncJobRecord();
    record.name = "job";
    jobs.create(record);
  }

  @AfterEach
  void end() {
    sessions.shutdownNow();
    timer.shutdownNow();
  }

  private SyncJobRecord job() {
    return store.find("job").orElseThrow().record();
  }

  private void atOnce(Callable<Void> one, Callable<Void> other) throws Exception {
    CyclicBarrier start = new CyclicBarrier(2);
    Future<Void> first = sessions.submit(() -> behind(start, one));
    Future<Void> second = sessions.submit(() -> behind(start, other));
    first.get();
    second.get();
  }

  private static Void behind(CyclicBarrier start, Callable<Void> act) throws Exception {
    start.await();
    return act.call();
  }

  private Callable<Void> set(String property, int value) {
    return () -> {
      jobs.setProperties("job", Map.of(property, Integer.toString(value)));
      return null;
    };
  }

  @Test
  void bothPropertiesAreSet() throws Exception {
    for (int i = 1; i <= ROUNDS; i++) {
      atOnce(set("max_in_flight", i), set("max_transactions_per_second", i));
      assertThat(job().properties)
          .containsEntry("max_in_flight", Integer.toString(i))
          .containsEntry("max_transactions_per_second", Integer.toString(i));
    }
  }

  @Test
  void aPauseIsNotUndoneByAnAlter() throws Exception {
    for (int i = 1; i <= ROUNDS; i++) {
      jobs.resume("job");
      atOnce(
          set("max_in_flight", i),
          () -> {
            jobs.pause("job");
            return null;
          });
      assertThat(job().state).isEqualTo(SyncJobRecord.State.PAUSED);
      assertThat(job().properties).containsEntry("max_in_flight", Integer.toString(i));
    }
  }
}
