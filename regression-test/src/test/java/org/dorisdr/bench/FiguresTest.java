package org.dorisdr.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a benchmark prints is what it measured. */
class FiguresTest {

  @Test
  void aPercentileIsTheSmallestValueThatThatShareDoesNotExceed() {
    double[] oneToHundred = new double[100];
    for (int i = 0; i < 100; i++) {
      oneToHundred[i] = 100 - i;
    }
    Percentiles percentiles = new Percentiles(oneToHundred);
    assertThat(percentiles.at(0.5)).isEqualTo(50);
    assertThat(percentiles.at(0.99)).isEqualTo(99);
    assertThat(percentiles.at(1)).isEqualTo(100);
    assertThat(new Percentiles(new double[0]).at(0.5)).isNaN();
  }

  @Test
  void theFastestWayIsTheOneWithTheLeastMedianAndRatiosAreThoseOfTheSameRound() {
    Ways ways = new Ways();
    for (double seconds : new double[] {1, 9, 8}) {
      ways.add("lucky once", seconds);
    }
    for (double seconds : new double[] {6, 4, 5}) {
      ways.add("steady", seconds);
    }
    assertThat(ways.fastest()).containsExactly(6.0, 4.0, 5.0);
    List<Double> ratios = Ways.ratios(ways.fastest(), List.of(3.0, 4.0, 10.0));
    assertThat(ratios).containsExactly(2.0, 1.0, 0.5);
    assertThat(Ways.median(ratios)).isEqualTo(1);
    assertThat(Ways.least(ratios)).isEqualTo(0.5);
  }

  @Test
  void countsOnlyThePluginsThreads() {
    String dump =
        """
        "dorisdr-job-1" #40 daemon prio=5 os_prio=0 cpu=12.50ms elapsed=3.20s allocated=2048K defined_classes=0 tid=0x1 nid=0x2
        "dorisdr-timer" #41 daemon prio=5 os_prio=0 cpu=0.50ms elapsed=3.20s allocated=512B defined_classes=0 tid=0x1 nid=0x2
        "mysql-worker" #42 daemon prio=5 os_prio=0 cpu=99.00ms elapsed=3.20s allocated=9M defined_classes=0 tid=0x1 nid=0x2
        """;
    JvmThreads threads = JvmThreads.parse(dump);
    assertThat(threads.cpuMillis()).isEqualTo(13);
    assertThat(threads.bytes()).isEqualTo(2048 * 1024 + 512);
  }

  @Test
  void printsATableAndWritesJson(@TempDir Path directory) throws IOException {
    Report report = new Report("of \"x\"");
    report.row().put("what", "a");
    report.row().put("n", 1.5);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    report.print(new PrintStream(out, true, StandardCharsets.UTF_8));
    Path file = directory.resolve("r.json");
    report.write(file);
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("what  n").contains("1.5");
    assertThat(Files.readString(file))
        .isEqualTo("{\"title\":\"of \\\"x\\\"\",\"rows\":[\n{\"what\":\"a\"},\n{\"n\":1.5}]}\n");
  }

  private static Report burst(double rate, double writes) {
    Report report = new Report("a burst");
    report.row().put("achieved/s", Lag.rounded(rate));
    report.rows().get(0).put("journal/txn", Lag.rounded(writes));
    return report;
  }

  @Test
  void aRunKeepsItsGoalsOnlyWithAllFiguresAndFewWrites() {
    assertThatCode(() -> SyncGoals.check(burst(400, 0.01))).doesNotThrowAnyException();
    assertThatCode(() -> SyncGoals.check(burst(10, 0.2))).doesNotThrowAnyException();
    assertThatThrownBy(() -> SyncGoals.check(burst(400, 0.06))).hasMessageContaining("0.05");
    assertThatThrownBy(() -> SyncGoals.check(burst(400, Double.NaN)))
        .hasMessageContaining("no figure");
    assertThatThrownBy(() -> SyncGoals.check(new Report("empty")))
        .hasMessageContaining("no figure");
  }

  @Test
  void aBackupKeepsItsGoalsWithFewBytesAndAQuickList() {
    assertThatCode(() -> BackupGoals.check(increment(1.2, 1.9))).doesNotThrowAnyException();
    assertThatThrownBy(() -> BackupGoals.check(increment(1.21, 1)))
        .hasMessageContaining("new rowsets");
    assertThatThrownBy(() -> BackupGoals.check(increment(1, 2.1)))
        .hasMessageContaining("a list in 2.0 s");
  }

  private static Report increment(double ratio, double seconds) {
    Report report = new Report("a night");
    report.row().put("new rowsets MB", 5.0);
    report.rows().get(0).put("ratio", Lag.rounded(ratio));
    report.row().put("snapshots", 1000);
    report.rows().get(1).put("s", Lag.rounded(seconds));
    return report;
  }
}
