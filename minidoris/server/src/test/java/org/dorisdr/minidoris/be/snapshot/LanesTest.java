package org.dorisdr.minidoris.be.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LanesTest {
  private static final List<Integer> MANY = IntStream.range(0, 100).boxed().toList();

  @Test
  void doesEachOnceAndSeveralAtATime() throws Exception {
    Set<Integer> done = ConcurrentHashMap.newKeySet();
    CyclicBarrier together = new CyclicBarrier(4);
    Lanes.each(
        MANY,
        item -> {
          // Passes only if four are here at the same time.
          together.await(10, TimeUnit.SECONDS);
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
                    Collections.nCopies(1000, 1),
                    item -> {
                      if (begun.incrementAndGet() == 5) {
                        throw new IOException("broken");
                      }
                      TimeUnit.MILLISECONDS.sleep(1);
                    }))
        .isInstanceOf(IOException.class)
        .hasMessage("broken");
    assertThat(begun.get()).isLessThan(500);
  }

  @Test
  void doesNotCallDoneWhatRanOutOfMemory() {
    assertThatThrownBy(
            () ->
                Lanes.each(
                    MANY,
                    item -> {
                      if (Thread.currentThread().getName().contains("-lane-")) {
                        throw new OutOfMemoryError("of the test");
                      }
                      TimeUnit.MILLISECONDS.sleep(1);
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
                        allThere.await(10, TimeUnit.SECONDS);
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
    allThere.await(10, TimeUnit.SECONDS);
    caller.interrupt();
    caller.join(10_000);
    assertThat(caller.isAlive()).isFalse();
  }

  @Test
  void doesNothingWithNothing() throws Exception {
    Lanes.each(List.of(), item -> assertThat(item).isNull());
  }
}
