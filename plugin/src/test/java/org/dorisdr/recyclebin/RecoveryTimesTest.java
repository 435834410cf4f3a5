package org.dorisdr.recyclebin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.dorisdr.job.JsonStore;
import org.dorisdr.sql.ObjectKind;
import org.dorisdr.testing.MemoryHost;
import org.junit.jupiter.api.Test;

/** How long a recovery should take is what the last one took, on any FE, else an estimate. */
class RecoveryTimesTest {
  private static final long MS = 1_000_000;

  private final MemoryHost host = new MemoryHost();
  private final RecoveryTimes times = times();

  /** As an FE has them that has just started. */
  private RecoveryTimes times() {
    return new RecoveryTimes(new JsonStore(host.metaStore()), host.clock());
  }

  @Test
  void isAnEstimateUntilOneWasMeasuredAndThenKnownEverywhere() {
    assertThat(times.seconds(ObjectKind.TABLE)).isEqualTo("~1.0");
    times.note(ObjectKind.TABLE, 2_340 * MS);
    times.note(ObjectKind.DATABASE, 3 * MS);
    for (RecoveryTimes one : new RecoveryTimes[] {times, times()}) {
      assertThat(one.seconds(ObjectKind.TABLE)).isEqualTo("2.3");
      assertThat(one.seconds(ObjectKind.DATABASE)).isEqualTo("0.1");
      assertThat(one.seconds(ObjectKind.PARTITION)).isEqualTo("~1.0");
    }
  }

  @Test
  void manyAtOnceAreWrittenDownOnce() {
    times.note(ObjectKind.TABLE, 100 * MS);
    Map<String, String> before = Map.copyOf(host.state);
    for (int i = 0; i < 100; i++) {
      times.note(ObjectKind.TABLE, (200 + i) * MS);
    }
    assertThat(host.state).isEqualTo(before);
    host.now = host.now.plusSeconds(2);
    times.note(ObjectKind.TABLE, 900 * MS);
    assertThat(times.seconds(ObjectKind.TABLE)).isEqualTo("0.9");
  }

  @Test
  void whatANewerVersionHasWrittenIsLeftAlone() {
    host.state.put("dr.recyclebin.times", "{\"format\":99,\"ms\":{\"TABLE\":5}}");
    times.note(ObjectKind.TABLE, 2_340 * MS);
    assertThat(times.seconds(ObjectKind.TABLE)).isEqualTo("~1.0");
    assertThat(host.state.get("dr.recyclebin.times")).contains("99");
  }
}
