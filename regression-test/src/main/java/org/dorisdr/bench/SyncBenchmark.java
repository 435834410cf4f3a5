package org.dorisdr.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Callable;
import org.dorisdr.sandbox.SandboxException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Lag, throughput and copy speed of sync jobs. */
@Command(
    name = "sync",
    mixinStandardHelpOptions = true,
    description = {
      "Lag, throughput and copy speed of replication.",
      "Starts two clusters of its own, unless --source and --target name clusters between which"
          + " somebody else replicates databases bench_1, bench_10, …: then it only makes the"
          + " tables on the source if they are not there, writes to them, and watches the target."
    })
final class SyncBenchmark implements Callable<Integer> {
  @ParentCommand private Benchmark benchmark;

  @Option(names = "--rates", split = ",", description = "Transactions a second: ${DEFAULT-VALUE}.")
  private List<Integer> rates = List.of(10, 50, 200);

  @Option(names = "--tables", split = ",", description = "Numbers of tables: ${DEFAULT-VALUE}.")
  private List<Integer> tables = List.of(1, 10, 100);

  @Option(names = "--seconds", description = "How long each rate lasts: ${DEFAULT-VALUE}.")
  private int seconds = 20;

  @Option(
      names = "--warm-up",
      description =
          "How long 50/s over 10 tables run before anything is measured, in seconds:"
              + " ${DEFAULT-VALUE}.")
  private int warmUp = 20;

  @Option(names = "--burst", description = "Transactions of the throughput run: ${DEFAULT-VALUE}.")
  private int burst = 3000;

  @Option(
      names = "--copy-mb",
      description = "About how much the full copy moves: ${DEFAULT-VALUE}.")
  private int copyMb = 200;

  @Option(
      names = "--short",
      description =
          "About half a minute: 50/s for 5 s over 1 and 10 tables, 500 transactions, 30 MB.")
  private boolean brief;

  @Option(
      names = "--goals",
      description =
          "Fail if a figure is missing, or the edit log was written more than 0.05 times a"
              + " transaction under load.")
  private boolean goals;

  @Option(names = "--json", description = "Where the figures go: ${DEFAULT-VALUE}.")
  private Path json = Path.of("sync-benchmark.json");

  @Option(names = "--port-offset", description = "Added to every port: ${DEFAULT-VALUE}.")
  private int portOffset = 13_000;

  @Option(names = "--source", description = "JDBC URL of a source cluster that runs already.")
  private String source;

  @Option(names = "--target", description = "JDBC URL of its target cluster.")
  private String target;

  @Override
  public Integer call() throws Exception {
    if (brief) {
      rates = List.of(50);
      tables = List.of(1, 10);
      seconds = 5;
      warmUp = 5;
      burst = 500;
      copyMb = 30;
    }
    Report report = new Report("Replication between two clusters");
    try {
      if (source != null && target != null) {
        measure(new SyncRig(sessions(source), sessions(target), null), report);
      } else {
        onOwnClusters(report);
      }
      report.finish(json);
      if (goals) {
        SyncGoals.check(report);
      }
    } catch (BenchmarkException | SandboxException e) {
      System.err.println("benchmark: " + e.getMessage());
      return 1;
    }
    return 0;
  }

  private static Sessions sessions(String url) {
    return () -> DriverManager.getConnection(url);
  }

  private void onOwnClusters(Report report) throws Exception {
    try (OwnClusters own = OwnClusters.start(benchmark.root, portOffset)) {
      SyncRig rig = SyncRig.of(own.clusters());
      warmUp(rig);
      measure(rig, report);
      new Throughput(rig).measure(burst, report);
      new FullCopySpeed(rig, own.directory()).measure(copyMb, report);
      own.wentWell();
    }
  }

  /** Just started processes run interpreted code, which nobody wants to know the speed of. */
  private void warmUp(SyncRig rig) throws SQLException, IOException, InterruptedException {
    LoadTables load = new LoadTables("bench_warm_up", 10);
    new Lag(rig, load, prepare(rig, load)).measure(50, warmUp, new Report("Not printed"));
    rig.end(load.database());
  }

  private void measure(SyncRig rig, Report report)
      throws SQLException, IOException, InterruptedException {
    for (int count : tables) {
      LoadTables load = new LoadTables("bench_" + count, count);
      long firstId = prepare(rig, load);
      Lag lag = new Lag(rig, load, firstId);
      for (int rate : rates) {
        lag.measure(rate, seconds, report);
        report.printLast(System.out);
      }
      rig.end(load.database());
    }
  }

  /** Has the tables on both sides; returns the id of the first row to write. */
  private static long prepare(SyncRig rig, LoadTables load)
      throws SQLException, InterruptedException {
    long firstId;
    try (Connection connection = rig.source().open()) {
      if (rig.isOurs()) {
        load.createAnew(connection);
      } else {
        load.create(connection);
        System.out.println("  waiting until the target has " + load.database());
      }
      firstId = load.firstFree(connection);
    }
    rig.replicate(load.database());
    try (Connection connection = rig.target().open()) {
      load.awaitOn(connection);
    }
    return firstId;
  }
}
