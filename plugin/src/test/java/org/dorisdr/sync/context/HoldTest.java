package org.dorisdr.sync.context;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.dorisdr.sync.binlog.Upsert;
import org.junit.jupiter.api.Test;

class HoldTest {
  private static final long SECOND = Duration.ofSeconds(1).toNanos();

  private final Hold hold = new Hold(1, 10);

  private static Upsert write(long table, long partition, long version) {
    Upsert.PartitionPart part = new Upsert.PartitionPart(partition, "", version, false, -1);
    return new Upsert(
        version,
        0,
        Map.of(table, new Upsert.TablePart(List.of(part), List.of(), Map.of())),
        List.of());
  }

  @Test
  void holdsBackEverythingUntilAVersionIsAllowedAndThenWhatGoesBeyond() {
    assertThat(hold.mayCommit(write(1, 10, 5), 77, 0)).isFalse();
    assertThat(hold.isHoldingBack()).isTrue();
    assertThat(hold.txnId()).isEqualTo(77);
    hold.allow(5);
    assertThat(hold.isHoldingBack()).isFalse();
    assertThat(hold.mayCommit(write(1, 10, 5), 77, 0)).isTrue();
    assertThat(hold.mayCommit(write(1, 10, 6), 78, 0)).isFalse();
    assertThat(hold.txnId()).isEqualTo(78);
  }

  @Test
  void aVersionIsReachedWhenItIsCommittedAndNotWhenThatIsBegun() {
    hold.allow(5);
    assertThat(hold.mayCommit(write(1, 10, 5), 77, 0)).isTrue();
    assertThat(hold.hasReached(5)).isFalse();
    hold.committed(write(1, 10, 5), 78);
    assertThat(hold.hasReached(5)).isTrue();
    assertThat(hold.txnId()).isEqualTo(78);
  }

  @Test
  void otherPartitionsAndTablesPass() {
    assertThat(hold.mayCommit(write(1, 11, 5), 1, 0)).isTrue();
    assertThat(hold.mayCommit(write(2, 10, 5), 1, 0)).isTrue();
    assertThat(hold.mayChange(2, 1, 0)).isTrue();
    assertThat(hold.mayChange(1, 1, 0)).isFalse();
  }

  @Test
  void breaksWhenItHoldsTheJobUpForTooLong() {
    assertThat(hold.mayCommit(write(1, 10, 5), 1, SECOND)).isFalse();
    long late = SECOND + Hold.LIMIT.toNanos() + 1;
    assertThat(hold.mayCommit(write(1, 10, 5), 1, late)).isTrue();
    assertThat(hold.isBroken()).isTrue();
    assertThat(hold.isHoldingBack()).isFalse();
  }

  @Test
  void tellsHowLongItHeldTheJobUp() {
    assertThat(hold.mayCommit(write(1, 10, 5), 1, SECOND)).isFalse();
    assertThat(hold.release(3 * SECOND)).isEqualTo(Duration.ofSeconds(2));
    assertThat(hold.release(9 * SECOND)).isEqualTo(Duration.ofSeconds(2));
  }
}
