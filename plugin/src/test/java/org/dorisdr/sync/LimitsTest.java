package org.dorisdr.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.dorisdr.sync.job.Limits;
import org.dorisdr.sync.job.PauseWindow;
import org.dorisdr.sync.txn.BackendGate;
import org.junit.jupiter.api.Test;

class LimitsTest {
  private final ManualClock clock = new ManualClock();

  @Test
  void beginsNoMoreTransactionsASecondThanAllowed() {
    Limits limits = new Limits(Map.of("max_transactions_per_second", "20"), clock);
    long end = clock.nanoTime() + Duration.ofSeconds(10).toNanos();
    int begun = 0;
    while (clock.nanoTime() < end) {
      Duration rest = limits.rest();
      if (rest.isZero()) {
        limits.used();
        begun++;
      } else {
        clock.sleep(rest);
      }
    }
    assertThat(begun).isBetween(195, 203);
  }

  @Test
  void restsInTheHoursThatAreNamedAndNoLonger() {
    ZoneId berlin = ZoneId.of("Europe/Berlin");
    PauseWindow window = PauseWindow.parse("08:00-12:00, 22:00-06:00", berlin);
    assertThat(window.left(Instant.parse("2026-01-19T06:59:59Z"))).isZero();
    assertThat(window.left(Instant.parse("2026-01-19T07:00:00Z"))).isEqualTo(Duration.ofHours(4));
    assertThat(window.left(Instant.parse("2026-01-19T11:00:00Z"))).isZero();
    assertThat(window.left(Instant.parse("2026-01-19T22:30:00Z")))
        .isEqualTo(Duration.ofMinutes(390));
    assertThat(window.left(Instant.parse("2026-01-19T04:59:00Z"))).isEqualTo(Duration.ofMinutes(1));
    assertThat(PauseWindow.parse(null, berlin).left(Instant.EPOCH)).isZero();
  }

  @Test
  void saysWhatIsWrongWithAWindow() {
    assertThatThrownBy(() -> PauseWindow.parse("8-18", ZoneId.of("UTC")))
        .hasMessage("'8-18' must be a span of a day such as 08:00-18:00");
    assertThatThrownBy(() -> PauseWindow.parse("08:00", ZoneId.of("UTC")))
        .hasMessageContaining("must be a span");
    assertThatThrownBy(() -> PauseWindow.parse("08:00-08:00", ZoneId.of("UTC")))
        .hasMessageContaining("is empty");
  }

  @Test
  void sendsOnlySoManyCallsToOneBackendAtOnceAndLosesNone() {
    BackendGate gate = new BackendGate(3);
    List<Runnable> started = new ArrayList<>();
    List<CompletableFuture<Integer>> all = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      int number = i;
      all.add(gate.submit(1, () -> number, started::add));
    }
    CompletableFuture<Integer> other = gate.submit(2, () -> 99, Runnable::run);
    assertThat(other).isCompletedWithValue(99);
    assertThat(started).hasSize(3);
    for (int done = 0; done < 10; done++) {
      assertThat(started.size() - done).isBetween(1, 3);
      started.get(done).run();
      assertThat(all.get(done)).isCompletedWithValue(done);
    }
    assertThat(gate.submit(1, () -> 1, Runnable::run)).isCompletedWithValue(1);
  }
}
