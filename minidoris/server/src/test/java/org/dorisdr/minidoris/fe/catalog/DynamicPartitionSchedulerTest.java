package org.dorisdr.minidoris.fe.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.dorisdr.minidoris.fe.FeSettings;
import org.dorisdr.minidoris.fe.catalog.ddl.DynamicPartitionScheduler;
import org.junit.jupiter.api.Test;

class DynamicPartitionSchedulerTest {
  private static final String INTERVAL = "dynamic_partition_check_interval_seconds";

  private final FeSettings settings = new FeSettings(Path.of("unused"), Map.of());
  private long seconds;
  private int rounds;

  private final DynamicPartitionScheduler scheduler =
      new DynamicPartitionScheduler(
          settings, () -> rounds++, () -> TimeUnit.SECONDS.toNanos(seconds));

  private int tickAt(long second) {
    seconds = second;
    scheduler.tick();
    return rounds;
  }

  @Test
  void looksAtTheTablesAsOftenAsItIsSet() {
    assertThat(tickAt(7)).as("at once").isEqualTo(1);
    assertThat(tickAt(606)).as("not yet").isEqualTo(1);
    assertThat(tickAt(607)).as("ten minutes later").isEqualTo(2);
    settings.set(INTERVAL, "5");
    assertThat(tickAt(611)).isEqualTo(2);
    assertThat(tickAt(612)).as("a change counts at once").isEqualTo(3);
  }

  @Test
  void doesNothingWhenSwitchedOff() {
    settings.set("dynamic_partition_enable", "false");
    assertThat(tickAt(1)).isZero();
    settings.set("dynamic_partition_enable", "true");
    assertThat(tickAt(2)).isEqualTo(1);
  }
}
