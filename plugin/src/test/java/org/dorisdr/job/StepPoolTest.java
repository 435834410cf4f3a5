package org.dorisdr.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.dorisdr.host.Clock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Work that does not end is told with the place where it waits. */
class StepPoolTest {
  private final AtomicLong nanos = new AtomicLong();
  private final List<String> told = new CopyOnWriteArrayList<>();
  private final CountDownLatch begun = new CountDownLatch(1);
  private final CountDownLatch end = new CountDownLatch(1);

  private final Clock clock =
      new Clock() {
        @Override
        public Instant now() {
          return Instant.ofEpochSecond(0, nanos.get());
        }

        @Override
        public long nanoTime() {
          return nanos.get();
        }

        @Override
        public void sleep(Duration span) {
          nanos.addAndGet(span.toNanos());
        }
      };

  private final StepPool pool =
      new StepPool(2, 2, Executors.defaultThreadFactory(), clock, told::add);

  @AfterEach
  void close() {
    end.countDown();
    pool.shutdownNow();
  }

  private void waitForSomebody() {
    begun.countDown();
    try {
      end.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void look(Duration after) throws InterruptedException {
    clock.sleep(after);
    pool.adjust();
  }

  @Test
  void whatTakesLongIsToldOnceWithWhereItWaits() throws InterruptedException {
    pool.execute(this::waitForSomebody);
    begun.await();
    look(Duration.ofSeconds(9));
    assertThat(told).isEmpty();
    look(Duration.ofSeconds(3));
    assertThat(told).hasSize(1);
    assertThat(told.get(0)).contains("12 s", "waitForSomebody");
    look(Duration.ofSeconds(30));
    assertThat(told).hasSize(1);
  }

  @Test
  void anotherPieceOfWorkOfTheSameThreadIsToldForItself() throws InterruptedException {
    StepPool one = new StepPool(1, 0, Executors.defaultThreadFactory(), clock, told::add);
    try {
      for (int i = 0; i < 2; i++) {
        CountDownLatch first = new CountDownLatch(1);
        CountDownLatch over = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        one.execute(
            () -> {
              first.countDown();
              try {
                go.await();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
        first.await();
        clock.sleep(Duration.ofSeconds(11));
        one.adjust();
        go.countDown();
        one.execute(over::countDown);
        over.await();
      }
      assertThat(told).hasSize(2);
    } finally {
      one.shutdownNow();
    }
  }
}
