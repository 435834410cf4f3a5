package org.dorisdr.job;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.dorisdr.host.Leadership;
import org.dorisdr.host.MetaStore;
import org.dorisdr.testing.RealClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mockito.Mockito;

/** Jobs whose sources do not answer hold a thread each while they wait; the others go on. */
class DeadSourcesTest {
  private static final int HEALTHY = 8;

  private final CountDownLatch end = new CountDownLatch(1);
  private final AtomicInteger waiting = new AtomicInteger();
  private final Map<String, AtomicInteger> steps = new ConcurrentHashMap<>();
  private final Set<String> wanted = new HashSet<>();
  private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
  private final StepPool pool =
      new StepPool(64, 192, Executors.defaultThreadFactory(), new RealClock(), text -> {});
  private final JobScheduler scheduler;

  DeadSourcesTest() {
    Leadership leadership = Mockito.mock(Leadership.class);
    MetaStore store = Mockito.mock(MetaStore.class);
    Mockito.when(leadership.isReady()).thenReturn(true);
    Mockito.when(leadership.isLeader()).thenReturn(true);
    Mockito.when(store.isReady()).thenReturn(true);
    scheduler = new JobScheduler(leadership, store, timer, pool);
    scheduler.add(
        new JobSource() {
          @Override
          public Set<String> runnable() {
            return wanted;
          }

          @Override
          public Worker start(String id) {
            return id.startsWith("dead") ? new Dead() : new Healthy(id);
          }
        });
  }

  /** Asks somebody who never answers; the limit of time is a real one's. */
  private final class Dead implements Worker {
    @Override
    public Duration step() throws InterruptedException {
      waiting.incrementAndGet();
      try {
        return end.await(3, TimeUnit.MINUTES) ? Duration.ofDays(1) : Duration.ofMillis(200);
      } finally {
        waiting.decrementAndGet();
      }
    }

    @Override
    public void close() {}
  }

  private final class Healthy implements Worker {
    private final AtomicInteger done;

    Healthy(String id) {
      done = steps.computeIfAbsent(id, i -> new AtomicInteger());
    }

    @Override
    public Duration step() {
      done.incrementAndGet();
      return Duration.ofMillis(10);
    }

    @Override
    public void close() {}
  }

  @AfterEach
  void close() {
    end.countDown();
    scheduler.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {64, 180})
  void healthyJobsDoNotStarve(int dead) {
    IntStream.range(0, dead).forEach(i -> wanted.add("dead" + i));
    timer.scheduleWithFixedDelay(pool::adjust, 500, 500, TimeUnit.MILLISECONDS);
    scheduler.tick();
    await().atMost(Duration.ofMinutes(2)).until(() -> waiting.get() == dead);

    List<String> healthy = IntStream.range(0, HEALTHY).mapToObj(i -> "healthy" + i).toList();
    wanted.addAll(healthy);
    scheduler.tick();
    await()
        .atMost(Duration.ofMinutes(2))
        .until(
            () -> steps.size() == HEALTHY && steps.values().stream().allMatch(n -> n.get() > 50));
  }
}
