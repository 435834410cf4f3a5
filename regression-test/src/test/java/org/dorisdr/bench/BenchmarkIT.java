package org.dorisdr.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.dorisdr.sandbox.Cluster;
import org.dorisdr.sandbox.Clusters;
import org.dorisdr.sandbox.Installation;
import org.dorisdr.testing.TestPorts;
import org.dorisdr.tour.SandboxWorld;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/**
 * The benchmarks, far too short to tell how fast anything is: that they run to the end, measure
 * what they say, and keep the goals that do not depend on the machine.
 */
class BenchmarkIT {
  private static final Path ROOT =
      Path.of(System.getProperty("dorisdr.root", "..")).toAbsolutePath().normalize();

  @TempDir Path directory;

  private JsonNode rows(String options) throws IOException {
    Path json = directory.resolve("figures.json");
    String command =
        "--root %s %s --json %s --port-offset %d"
            .formatted(ROOT, options, json, TestPorts.offset());
    int code =
        new CommandLine(new Benchmark())
            .setCaseInsensitiveEnumValuesAllowed(true)
            .execute(command.split(" "));
    assertThat(code).isZero();
    return new ObjectMapper().readTree(json.toFile()).path("rows");
  }

  private static Map<String, JsonNode> byWhat(JsonNode rows) {
    Map<String, JsonNode> all = new LinkedHashMap<>();
    rows.forEach(row -> all.put(row.path("what").asText().split("[,(]")[0], row));
    return all;
  }

  private static void assertFigures(JsonNode row, String... columns) {
    assertThat(columns)
        .allSatisfy(c -> assertThat(row.path(c).asDouble()).as(c + " of " + row).isPositive());
  }

  @Test
  void measuresReplication() throws IOException {
    Map<String, JsonNode> rows =
        byWhat(
            rows(
                "sync --rates 20 --tables 2 --seconds 3 --warm-up 1 --burst 200 --copy-mb 2"
                    + " --goals"));

    JsonNode lag = rows.get("lag");
    assertFigures(lag, "achieved/s", "p50 ms", "CPU ms/txn", "KB/txn", "journal/txn");
    assertThat(lag.path("rows").asInt()).isEqualTo(60);
    assertThat(lag.path("max ms").asDouble()).isGreaterThanOrEqualTo(lag.path("p50 ms").asDouble());
    assertFigures(rows.get("backlog of 200 transactions"), "achieved/s", "CPU ms/txn");
    assertFigures(rows.get("the same"), "achieved/s");
    assertFigures(rows.get("full copy"), "MB", "MB/s");
    assertFigures(rows.get("plain copy of the same files over a loopback socket"), "MB/s");
  }

  /**
   * At a pace that is three times that of Doris, whose copies have to be there before backends
   * begin to upload; a machine that is busy holds up both.
   */
  @Test
  void measuresBackups() throws IOException {
    Map<String, JsonNode> rows = byWhat(rows("backup --only bytes --short --goals --pace-ms 1000"));

    JsonNode first = rows.get("bytes to the store: backup first");
    assertFigures(first, "sent MB", "new rowsets MB", "ratio");
    JsonNode unchanged = rows.get("bytes to the store: backup unchanged");
    assertThat(unchanged.path("new rowsets MB").asDouble()).isZero();
    assertThat(unchanged.path("sent MB").asDouble())
        .isLessThan(first.path("sent MB").asDouble() / 20);
    JsonNode more = rows.get("bytes to the store: backup eighth_new");
    assertThat(more.path("new rowsets MB").asDouble()).isGreaterThan(1);
    assertThat(more.path("ratio").asDouble()).isBetween(1.0, 1.2);
  }

  /** Whatever replicates between them: here a job that the benchmark knows nothing of. */
  @Test
  @Tag("long")
  void measuresAReplicatorThatSomebodyElseRuns() throws Exception {
    Path home = directory.resolve("theirs");
    try (Clusters theirs = new Clusters(home, new Installation(ROOT), TestPorts.offset())) {
      theirs.start();
      try (Connection source = theirs.source().connect();
          Connection target = theirs.target().connect()) {
        Sql.run(source, "CREATE DATABASE bench_2 PROPERTIES (\"binlog.enable\" = \"true\")");
        Sql.run(
            target,
            "CREATE REMOTE CLUSTER up PROPERTIES (\"user\" = \"root\", \"fe_hosts\" = \"%s\")"
                .formatted(new SandboxWorld(theirs, "bench").variables().get("source.fe_hosts")));
        Sql.run(target, "CREATE SYNC JOB whoever FROM CLUSTER up DATABASE bench_2");
      }
      JsonNode rows =
          rows(
              "sync --rates 20 --tables 2 --seconds 3 --source %s --target %s"
                  .formatted(url(theirs.source()), url(theirs.target())));
      assertThat(rows).hasSize(1);
      assertThat(rows.get(0).path("rows").asInt()).isEqualTo(60);
      assertFigures(rows.get(0), "achieved/s", "p50 ms", "p99 ms");
      assertThat(rows.get(0).has("CPU ms/txn")).isFalse();
    }
  }

  private static String url(Cluster cluster) {
    return "jdbc:mariadb://127.0.0.1:" + cluster.ports().query() + "/?user=root";
  }
}
