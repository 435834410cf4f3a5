package org.dorisdr.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.dorisdr.sandbox.Clusters;
import org.dorisdr.sandbox.SandboxException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Speed and size of minidoris itself. */
@Command(
    name = "minidoris",
    mixinStandardHelpOptions = true,
    description = {
      "Speed and size of minidoris: INSERTs a second, stream load, start, resident memory.",
      "Starts two clusters of its own: two frontends and two backends. Figures, not assertions."
    })
final class MinidorisBenchmark implements Callable<Integer> {
  @ParentCommand private Benchmark benchmark;

  @Option(
      names = "--connections",
      split = ",",
      description = "How many write at a time: ${DEFAULT-VALUE}.")
  private List<Integer> connections = List.of(1, 4, 16);

  @Option(names = "--seconds", description = "How long each of them lasts: ${DEFAULT-VALUE}.")
  private int seconds = 10;

  @Option(names = "--load-mb", description = "Size of the stream load: ${DEFAULT-VALUE}.")
  private int loadMb = 1024;

  @Option(names = "--json", description = "Where the figures go: ${DEFAULT-VALUE}.")
  private Path json = Path.of("minidoris-benchmark.json");

  @Option(names = "--port-offset", description = "Added to every port: ${DEFAULT-VALUE}.")
  private int portOffset = 13_000;

  @Override
  public Integer call() throws Exception {
    Report report = new Report("minidoris, two frontends and two backends on this machine");
    try (OwnClusters own = OwnClusters.start(benchmark.root, portOffset)) {
      measure(own.clusters(), own.directory(), report);
      own.wentWell();
    } catch (BenchmarkException | SandboxException e) {
      System.err.println("benchmark: " + e.getMessage());
      return 1;
    }
    report.finish(json);
    return 0;
  }

  private void measure(Clusters clusters, Path directory, Report report)
      throws SQLException, IOException, InterruptedException {
    Footprint.of(clusters, "just after start", report);
    for (int count : connections) {
      insert(clusters, count, report);
    }
    if (loadMb > 0) {
      new StreamLoadSpeed(clusters.source(), directory).measure(loadMb, report);
    }
    Footprint.of(clusters, "after the load", report);
    StartTime.of(clusters.source(), report);
  }

  private void insert(Clusters clusters, int count, Report report)
      throws SQLException, InterruptedException {
    LoadTables tables = new LoadTables("bench_insert_" + count, count);
    try (Connection connection = clusters.source().connect()) {
      tables.create(connection);
    }
    InsertSpeed speed = new InsertSpeed(clusters.source()::connect, tables);
    speed.run(count, Math.min(seconds, 5));
    Percentiles millis = speed.run(count, seconds);
    Map<String, Object> row = report.row();
    row.put("what", "single-row INSERT, connections: " + count);
    row.put("value", Lag.rounded((double) millis.count() / seconds));
    row.put("unit", "1/s");
    row.put("p50 ms", Lag.rounded(millis.at(0.5)));
    row.put("p99 ms", Lag.rounded(millis.at(0.99)));
    report.printLast(System.out);
  }
}
