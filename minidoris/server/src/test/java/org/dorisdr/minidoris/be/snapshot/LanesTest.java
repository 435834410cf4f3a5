package org.dorisdr.minidoris.be.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LanesTest {
  private static final List<Integer> MANY = IntStream.range(0, 100).boxed().toList();

  /** At a millisecond each, nobody waits for them. */
  private static final int ENDLESS = 200_000;

  @Test
  void doesEachOnceAndSeveralAtATime() throws Exception {
    Set<Integer> done = ConcurrentHashMap.newKeySet();
    CyclicBarrier together = new CyclicBarrier(4);
    Lanes.each(
        MANY,
        item -> {
          // Passes only if four are here at the same time.
          together.await(3, TimeUnit.MINUTES);
          assertThat(done.add(item)).isTrue();
        });
    assertThat(done).containsAll(MANY).hasSize(100);
  }

  @Test
  void leavesOutTheRestOnceOneHasFailed() {
    AtomicInteger begun = new AtomicInteger();
    assertThatThrownBy(
            () ->
                Lanes.each(
                    Collections.nCopies(ENDLESS, 1),
                    item -> {
                      if (begun.incrementAndGet() == 5) {
                        throw new IOException("broken");
                      }
                      TimeUnit.MILLISECONDS.sleep(1);
                    }))
        .isInstanceOf(IOException.class)
        .hasMessage("broken");
    assertThat(begun.get()).isLessThan(ENDLESS);
  }

  @Test
  void doesNotCallDoneWhatRanOutOfMemory() {
    CountDownLatch laneIsHere = new CountDownLatch(1);
    assertThatThrownBy(
            () ->
                Lanes.each(
                    MANY,
                    item -> {
                      if (Thread.currentThread().getName().contains("-lane-")) {
                        laneIsHere.countDown();
                        throw new OutOfMemoryError("of the test");
                      }
                      // Else this thread could have done all before there is another.
                      laneIsHere.await();
                    }))
        .hasRootCauseInstanceOf(OutOfMemoryError.class);
  }

  @Test
  void endsAllLanesWhenItsThreadIsInterrupted() throws Exception {
    AtomicInteger running = new AtomicInteger();
    CyclicBarrier allThere = new CyclicBarrier(5);
    Thread caller =
        new Thread(
            () -> {
              try {
                Lanes.each(
                    MANY,
                    item -> {
                      running.incrementAndGet();
                      try {
                        allThere.await(3, TimeUnit.MINUTES);
                        TimeUnit.HOURS.sleep(1);
                      } finally {
                        running.decrementAndGet();
                      }
                    });
              } catch (Exception expected) {
                // That is what is looked at.
              }
            });
    caller.start();
    allThere.await(3, TimeUnit.MINUTES);
    caller.interrupt();
    caller.join(TimeUnit.MINUTES.toMillis(3));
    assertThat(caller.isAlive()).isFalse();
  }

  @Test
  void doesNothingWithNothing() throws Exception {
    Lanes.each(List.of(), item -> assertThat(item).isNull());
  }
}
