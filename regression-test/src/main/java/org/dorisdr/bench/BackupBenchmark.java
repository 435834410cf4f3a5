package org.dorisdr.bench;

import java.nio.file.Path;
import java.sql.Connection;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.dorisdr.sandbox.SandboxException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Speed of backup and restore, and what increments cost. */
@Command(
    name = "backup",
    mixinStandardHelpOptions = true,
    description = {
      "Speed of backup and restore beside a plain copy, bytes of increments, small tablets, lists.",
      "Starts clusters and an S3 endpoint of its own. Figures; assertions only with --goals."
    })
final class BackupBenchmark implements Callable<Integer> {
  @ParentCommand private Benchmark benchmark;

  @Option(names = "--mb", description = "About how much is backed up: ${DEFAULT-VALUE}.")
  private int megabytes = 1_000;

  @Option(names = "--rounds", description = "How often speed is measured: ${DEFAULT-VALUE}.")
  private int rounds = 5;

  @Option(names = "--tablets", description = "Number of small tablets: ${DEFAULT-VALUE}.")
  private int tablets = 10_000;

  @Option(names = "--snapshots", description = "Number of snapshots listed: ${DEFAULT-VALUE}.")
  private int snapshots = 1_000;

  @Option(
      names = "--only",
      split = ",",
      description = "What is measured: ${COMPLETION-CANDIDATES}; all unless given.")
  private Set<Part> only = EnumSet.allOf(Part.class);

  @Option(names = "--short", description = "A tenth of all, to see that it works.")
  private boolean brief;

  @Option(
      names = "--goals",
      description =
          "Fail if more is sent than 1.2 times the new rowsets, or a list takes more than 2 s.")
  private boolean goals;

  @Option(
      names = "--pace-ms",
      description =
          "How often the FEs look at their jobs: ${DEFAULT-VALUE}, as minidoris does; Doris does every 3000.")
  private int paceMs = 5;

  @Option(names = "--json", description = "Where the figures go: ${DEFAULT-VALUE}.")
  private Path json = Path.of("backup-benchmark.json");

  @Option(names = "--port-offset", description = "Added to every port: ${DEFAULT-VALUE}.")
  private int portOffset = 13_000;

  /** What is measured by itself. */
  enum Part {
    SPEED,
    BYTES,
    LIST,
    TABLETS
  }

  @Override
  public Integer call() throws Exception {
    Report report = new Report("Backup and restore over S3 on this machine");
    try (OwnClusters own = OwnClusters.start(benchmark.root, portOffset, settings())) {
      try (Connection sql = own.clusters().source().connect()) {
        BackupRig rig = new BackupRig(own.clusters(), sql);
        for (Part one : only) {
          measure(one, rig, own.directory(), report);
        }
      }
      if (goals) {
        BackupGoals.check(report);
      }
      own.wentWell();
    } catch (BenchmarkException | SandboxException e) {
      System.err.println("benchmark: " + e.getMessage());
      return 1;
    }
    report.finish(json);
    return 0;
  }

  private Map<String, String> settings() {
    return Map.of("backup_handler_update_interval_millis", String.valueOf(paceMs));
  }

  private void measure(Part one, BackupRig rig, Path directory, Report report) throws Exception {
    int part = brief ? 10 : 1;
    switch (one) {
      case SPEED ->
          new BackupSpeed(rig, directory, brief ? 1 : rounds).measure(megabytes / part, report);
      case BYTES -> new IncrementalBytes(rig, directory).measure(megabytes / part / 4, report);
      case LIST -> new ManySnapshots(rig).measure(snapshots / part, report);
      case TABLETS -> new ManyTablets(rig).measure(tablets / part, report);
    }
  }
}
