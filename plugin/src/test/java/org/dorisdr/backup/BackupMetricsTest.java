package org.dorisdr.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dorisdr.backup.metric.BackupMetrics;
import org.dorisdr.backup.metric.CounterMetrics;
import org.dorisdr.backup.proof.ProofRecord;
import org.dorisdr.backup.schedule.ScheduleProgress;
import org.dorisdr.backup.schedule.ScheduleRecord;
import org.dorisdr.host.LocalSql;
import org.dorisdr.host.Metrics;
import org.dorisdr.recyclebin.RecycleBinMetrics;
import org.dorisdr.sql.TimeUnit;
import org.dorisdr.sql.VerifySnapshot.Level;
import org.dorisdr.testing.MemoryCounters;
import org.dorisdr.testing.MonitoringQuery;
import org.junit.jupiter.api.Test;

/** What the metrics page says after a night of backups. */
class BackupMetricsTest {
  private static final Pattern NAME =
      Pattern.compile("doris_fe_(dr_(?:backup|recycle_bin|restored_counters)_[a-z_]+)");
  private final BackupWorld world = new BackupWorld();

  private List<Metrics.Sample> samples() {
    return new BackupMetrics(world.queue, world.schedules, world.proofs).samples();
  }

  private double value(String name, Map<String, String> labels) {
    return samples().stream()
        .filter(s -> s.name().equals(name) && s.labels().equals(labels))
        .findFirst()
        .orElseThrow(() -> new AssertionError(name + labels + " in " + samples()))
        .value();
  }

  private double ofSchedule(String what) {
    return value("dr_backup_schedule_" + what, Map.of("schedule", "s"));
  }

  private void schedule() throws Exception {
    ScheduleRecord schedule = new ScheduleRecord();
    schedule.name = "s";
    schedule.database = "d";
    schedule.zone = "UTC";
    schedule.every = 1;
    schedule.unit = TimeUnit.DAY;
    schedule.starts = "2026-01-01T00:00:00";
    schedule.createdMs = world.host.now.toEpochMilli();
    schedule.sinceMs = world.host.now.toEpochMilli() - 1;
    schedule.repositories.add("r");
    world.schedules.create(schedule);
  }

  private ScheduleProgress progress() {
    try {
      return world.schedules.store().progress(world.schedules.find("s").orElseThrow());
    } catch (org.dorisdr.job.UnknownFormatException e) {
      throw new AssertionError(e);
    }
  }

  private void nightAndProof() throws Exception {
    schedule();
    world.until("one run", () -> progress().lastGood != null);
    ProofRecord proof = new ProofRecord();
    proof.repository = "r";
    proof.label = progress().made.get(0).label;
    proof.timestamp = progress().made.get(0).timestamp;
    proof.level = Level.DATA;
    proof.stage = ProofRecord.Stage.SCHEMA;
    world.proofs.start(proof);
    world.untilQuiet();
  }

  @Test
  void theLastBackupAndTheLastProofOfEachScheduleAreTold() throws Exception {
    nightAndProof();
    assertThat(ofSchedule("runs_total")).isEqualTo(1);
    assertThat(ofSchedule("failures_total")).isZero();
    assertThat(ofSchedule("snapshots")).isEqualTo(1);
    assertThat(ofSchedule("last_success_timestamp_seconds"))
        .isEqualTo(progress().lastGood.finishedMs / 1000.0);
    assertThat(ofSchedule("last_proof_timestamp_seconds"))
        .isBetween(
            ofSchedule("last_success_timestamp_seconds"), world.host.now.getEpochSecond() + 0.0);
    assertThat(ofSchedule("last_proof_failed")).isZero();
    assertThat(ofSchedule("last_proof_restore_seconds")).isPositive();
    assertThat(value("dr_backup_requests", Map.of("kind", "BACKUP", "state", "FINISHED")))
        .isEqualTo(1);
  }

  @Test
  void aFailedRunIsToldAndAWaitingRequestCounts() throws Exception {
    world.store.unreachable = true;
    schedule();
    world.until("retrying", () -> world.queue.all().stream().anyMatch(r -> r.retryMs > 0));
    assertThat(ofSchedule("busy")).isEqualTo(1);
    assertThat(value("dr_backup_requests", Map.of("kind", "BACKUP", "state", "RETRYING")))
        .isEqualTo(1);
    assertThat(value("dr_backup_oldest_request_timestamp_seconds", Map.of("kind", "BACKUP")))
        .isPositive();
    world.until("over", () -> progress().last != null);
    assertThat(ofSchedule("last_run_failed")).isEqualTo(1);
    assertThat(ofSchedule("failures_total")).isEqualTo(1);
    assertThat(samples())
        .noneMatch(s -> s.name().equals("dr_backup_schedule_last_success_timestamp_seconds"));
  }

  @Test
  void theAlertRulesNameNothingThatIsNotThereAndTheDashboardShowsAll() throws Exception {
    nightAndProof();
    world.store.unreachable = true;
    world.queue.submit(
        new org.dorisdr.backup.request.BackupRequests.Request(
            org.dorisdr.backup.request.BackupRequests.Kind.BACKUP,
            "k",
            "d",
            "b",
            "r",
            "BACKUP SNAPSHOT `d`.`b` TO `r`",
            "u"));
    Set<String> shown = new TreeSet<>();
    List<Metrics.Sample> page = new ArrayList<>(samples());
    page.addAll(new CounterMetrics(new MemoryCounters()).samples());
    page.forEach(sample -> shown.add(sample.name()));
    assertThat(namesIn("alerts.yml")).hasSizeGreaterThan(6).isSubsetOf(shown);
    page.addAll(bin());
    page.forEach(sample -> shown.add(sample.name()));
    assertThat(namesIn("backups-dashboard.json")).isEqualTo(shown);
    assertThat(MonitoringQuery.unknownLabels(MonitoringQuery.alerts(), page)).isEmpty();
    List<MonitoringQuery> curves = MonitoringQuery.dashboard("backups-dashboard.json");
    assertThat(MonitoringQuery.unknownLabels(curves, page)).isEmpty();
  }

  private List<Metrics.Sample> bin() {
    LocalSql sql =
        (database, statement) ->
            new LocalSql.Result(List.of("Type", "DataSize"), List.of(List.of("Table", "1.000 KB")));
    RecycleBinMetrics bin = new RecycleBinMetrics(sql, world.host.clock(), Runnable::run);
    bin.samples();
    return bin.samples();
  }

  private static Set<String> namesIn(String file) throws IOException {
    Set<String> names = new TreeSet<>();
    Matcher matcher = NAME.matcher(Files.readString(Path.of("../docs/monitoring", file)));
    while (matcher.find()) {
      names.add(matcher.group(1));
    }
    return names;
  }
}
