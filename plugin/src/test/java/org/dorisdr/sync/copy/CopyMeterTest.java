package org.dorisdr.sync.copy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.dorisdr.cluster.Rows;
import org.dorisdr.sync.state.CopyProgress;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What SHOW SYNC JOBS tells of a copy under way, from the target's SHOW RESTORE. */
class CopyMeterTest {
  private final CopyProgress copy = new CopyProgress();

  @BeforeEach
  void begun() {
    copy.tabletsTotal = 100;
    copy.bytesTotal = 5000;
  }

  private void shown(String state, int openTasks) {
    String tasks =
        IntStream.range(0, openTasks).mapToObj(i -> "[" + i + "]").collect(Collectors.joining(","));
    CopyMeter.note(
        copy, new Rows(List.of("State", "UnfinishedTasks"), List.of(List.of(state, tasks))), 0);
  }

  private void assertDone(long tablets, long bytes) {
    assertThat(copy.tabletsDone).isEqualTo(tablets);
    assertThat(copy.bytesDone()).isEqualTo(bytes);
  }

  @Test
  void countsDownloadsThatAreOverAndNoOtherTasks() {
    shown("SNAPSHOTING", 7);
    assertDone(0, 0);
    shown("DOWNLOADING", 10);
    assertDone(0, 0);
    shown("DOWNLOADING", 6);
    assertDone(40, 2000);
    assertThat(copy.progress).isEqualTo("DOWNLOADING, 6 tasks open");
    shown("COMMIT", 3);
    assertDone(100, 5000);
  }

  @Test
  void neverGoesBackThoughMoreTasksShowUp() {
    shown("DOWNLOADING", 4);
    shown("DOWNLOADING", 1);
    assertDone(75, 3750);
    shown("DOWNLOADING", 20);
    assertDone(75, 3750);
    shown("DOWNLOADING", 2);
    assertDone(90, 4500);
  }

  @Test
  void saysNothingOfBytesThatTheSourceDoesNotTell() {
    copy.bytesTotal = 0;
    shown("DOWNLOADING", 10);
    shown("DOWNLOADING", 5);
    assertDone(50, 0);
  }
}
