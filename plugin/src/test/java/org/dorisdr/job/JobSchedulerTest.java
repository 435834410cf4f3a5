package org.dorisdr.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.dorisdr.host.Leadership;
import org.dorisdr.host.MetaStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;

/** Who runs jobs, and when. */
class JobSchedulerTest {
  private final Leadership leadership = Mockito.mock(Leadership.class);
  private final MetaStore store = Mockito.mock(MetaStore.class);
  private final Set<String> wanted = ConcurrentHashMap.newKeySet();
  private final AtomicInteger steps = new AtomicInteger();
  private final AtomicInteger closed = new AtomicInteger();
  private final JobSource source =
      new JobSource() {
        @Override
        public Set<String> runnable() {
          return Set.copyOf(wanted);
        }

        @Override
        public Worker start(String id) {
          return new Worker() {
            @Override
            public Duration step() {
              steps.incrementAndGet();
              return Duration.ofMillis(5);
            }

            @Override
            public void close() {
              closed.incrementAndGet();
            }
          };
        }
      };
  private final JobScheduler scheduler =
      new JobScheduler(
          leadership,
          store,
          Executors.newSingleThreadScheduledExecutor(),
          Executors.newFixedThreadPool(2));

  private volatile boolean leader = true;

  JobSchedulerTest() {
    Mockito.when(leadership.isReady()).thenReturn(true);
    Mockito.when(leadership.isLeader()).thenAnswer(call -> leader);
    Mockito.when(store.isReady()).thenReturn(true);
    scheduler.add(source);
    wanted.add("1");
  }

  @AfterEach
  void close() {
    scheduler.close();
  }

  @Test
  void runsJobsAgainAndAgainOnTheLeader() {
    scheduler.tick();
    await().untilAsserted(() -> assertThat(steps).hasValueGreaterThan(5));
  }

  @Test
  void runsNothingOnAFollower() {
    leader = false;
    scheduler.tick();
    assertThat(steps).hasValue(0);
  }

  @Test
  void stopsWhenLeadershipIsLostAndStartsAgainWhenItComesBack() {
    scheduler.tick();
    await().untilAsserted(() -> assertThat(steps).hasPositiveValue());
    leader = false;
    scheduler.tick();
    await().untilAsserted(() -> assertThat(closed).hasValue(1));
    int before = steps.get();
    leader = true;
    scheduler.tick();
    scheduler.tick();
    await().untilAsserted(() -> assertThat(steps).hasValueGreaterThan(before));
  }

  @Test
  void waitsForTheStepThatIsUnderWayWhenAJobIsStopped() throws InterruptedException {
    scheduler.tick();
    await().untilAsserted(() -> assertThat(steps).hasPositiveValue());
    wanted.clear();
    assertThat(scheduler.stopAndWait(source, "1", Duration.ofSeconds(5))).isTrue();
    assertThat(closed).hasValue(1);
  }
}
