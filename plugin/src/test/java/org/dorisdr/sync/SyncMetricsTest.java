package org.dorisdr.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dorisdr.host.Leadership;
import org.dorisdr.host.Metrics;
import org.dorisdr.job.MetricsPublisher;
import org.dorisdr.sync.check.SyncJobChecks;
import org.dorisdr.sync.job.SyncJobs;
import org.dorisdr.sync.metric.SyncMetrics;
import org.dorisdr.sync.state.CheckRecord;
import org.dorisdr.sync.state.CopyProgress;
import org.dorisdr.sync.state.SyncJobRecord;
import org.dorisdr.sync.state.SyncLag;
import org.dorisdr.sync.state.SyncProgress;
import org.dorisdr.sync.state.SyncStore;
import org.dorisdr.testing.MonitoringQuery;
import org.junit.jupiter.api.Test;

class SyncMetricsTest {
  private static final Path DOCS = Path.of("..", "docs", "monitoring");
  private static final Pattern NAME = Pattern.compile("doris_fe_(dr_[a-z_]+)");

  private final SimWorld world = new SimWorld(1);
  private final List<Metrics.Sample> page = new ArrayList<>();
  private boolean leader = true;

  private final MetricsPublisher publisher =
      new MetricsPublisher(
          samples -> {
            page.clear();
            page.addAll(samples);
          },
          new Leadership() {
            @Override
            public boolean isReady() {
              return true;
            }

            @Override
            public boolean isLeader() {
              return leader;
            }
          });

  private void run() throws Exception {
    world.user.createTable("a", "p1");
    world.createJob();
    world.settle();
    SyncJobs jobs = new SyncJobs(world.parts, () -> true);
    SyncStore.Slot slot = world.store.find("job").orElseThrow();
    SyncProgress progress = world.progress();
    progress.lastErrorMs = 1000;
    progress.copy = new CopyProgress();
    progress.copy.startedMs = 5000;
    progress.lagSeconds = 0;
    progress.lagBinlogs = 0;
    progress.lagAtMs = world.clock.now().toEpochMilli();
    world.store.save(0, progress, null, null);
    CheckRecord check = new CheckRecord();
    check.jobId = slot.record().id;
    check.finishedMs = 1000;
    world.store.saveCheck(slot, check);
    publisher.add(new SyncMetrics(jobs, new SyncJobChecks(jobs, () -> true), world.clock));
    publisher.add(SyncMetrics.counted(world.memory));
    publisher.publish();
  }

  private static Set<String> namesIn(String file) throws IOException {
    Set<String> names = new TreeSet<>();
    Matcher matcher = NAME.matcher(Files.readString(DOCS.resolve(file)));
    while (matcher.find()) {
      if (!matcher.group(1).matches("dr_(backup|restored)_.*")) {
        names.add(matcher.group(1));
      }
    }
    return names;
  }

  @Test
  void everyMetricOfTheDashboardAndOfTheAlertsIsThereAndEachIsOnTheDashboard() throws Exception {
    run();
    Set<String> shown = new TreeSet<>();
    page.forEach(sample -> shown.add(sample.name()));
    assertThat(namesIn("sync-jobs-dashboard.json")).isEqualTo(shown);
    assertThat(shown).containsAll(namesIn("alerts.yml")).hasSizeGreaterThan(20);
  }

  @Test
  void everyLabelThatTheyNameIsThere() throws Exception {
    run();
    assertThat(MonitoringQuery.unknownLabels(MonitoringQuery.alerts(), page)).isEmpty();
    List<MonitoringQuery> curves = MonitoringQuery.dashboard("sync-jobs-dashboard.json");
    assertThat(MonitoringQuery.unknownLabels(curves, page)).isEmpty();
    String misspelt = "doris_fe_dr_sync_jobs{status='RUNNING'} and on (jobs) doris_fe_dr_leader";
    assertThat(
            MonitoringQuery.unknownLabels(
                List.of(new MonitoringQuery("wrong", misspelt, "{{ $labels.job }}")), page))
        .containsExactlyInAnyOrder(
            "wrong: dr_sync_jobs has no status",
            "wrong: dr_sync_jobs has no jobs",
            "wrong: dr_sync_jobs has no job",
            "wrong: dr_leader has no jobs",
            "wrong: dr_leader has no job");
  }

  @Test
  void sinceWhenACopyIsUnderWayIsTold() throws Exception {
    run();
    assertThat(page)
        .filteredOn(s -> s.name().equals("dr_sync_job_copy_started_timestamp_seconds"))
        .singleElement()
        .satisfies(s -> assertThat(s.value()).isEqualTo(5));
    assertThat(page)
        .filteredOn(s -> s.name().equals("dr_sync_job_created_timestamp_seconds"))
        .singleElement()
        .satisfies(
            s ->
                assertThat(s.value())
                    .isEqualTo(world.store.find("job").orElseThrow().record().createdMs / 1000.0));
  }

  @Test
  void onlyTheLeaderShowsJobsAndNothingIsLeftAfterTheEnd() throws Exception {
    run();
    leader = false;
    publisher.publish();
    assertThat(page).extracting(Metrics.Sample::name).containsExactly("dr_leader");
    publisher.close();
    assertThat(page).isEmpty();
    publisher.publish();
    assertThat(page).isEmpty();
  }

  @Test
  void theLagGrowsAsLongAsNobodyCanAskTheSource() {
    SyncJobRecord job = new SyncJobRecord();
    SyncProgress progress = new SyncProgress();
    progress.phase = SyncProgress.Phase.INCREMENTAL;
    progress.lagSeconds = 2;
    progress.lagAtMs = 100_000;
    assertThat(SyncLag.seconds(job, progress, 105_000)).isEqualTo(2);
    assertThat(SyncLag.seconds(job, progress, 400_000)).isEqualTo(302);
    job.state = SyncJobRecord.State.PROMOTED;
    assertThat(SyncLag.seconds(job, progress, 400_000)).isEqualTo(-1);
  }
}
