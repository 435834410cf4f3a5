package org.dorisdr.sync.takeover;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.dorisdr.cluster.Backend;
import org.dorisdr.cluster.BackendRpc;
import org.dorisdr.cluster.Cluster;
import org.dorisdr.cluster.ClusterException;
import org.dorisdr.cluster.FrontendRpc;
import org.dorisdr.cluster.Rows;
import org.dorisdr.cluster.SqlRunner;
import org.dorisdr.sync.state.SyncJobRecord;
import org.dorisdr.sync.state.SyncProgress;
import org.dorisdr.sync.state.TableProgress;
import org.junit.jupiter.api.Test;

class TableReleaseTest {
  /** What a statement takes on a FE whose journal is on three disks, generously. */
  private static final long STATEMENT_MS = 20;

  private final Queue<String> statements = new ConcurrentLinkedQueue<>();

  private final Cluster target =
      new Cluster() {
        @Override
        public String name() {
          return "target";
        }

        @Override
        public FrontendRpc frontend() {
          throw new UnsupportedOperationException();
        }

        @Override
        public BackendRpc backendRpc() {
          throw new UnsupportedOperationException();
        }

        @Override
        public SqlRunner sql() {
          return (database, sql) -> statement(sql);
        }

        @Override
        public List<Backend> backends() {
          return List.of();
        }

        @Override
        public void close() {}
      };

  private Rows statement(String sql) throws ClusterException {
    statements.add(sql);
    try {
      TimeUnit.MILLISECONDS.sleep(STATEMENT_MS);
    } catch (InterruptedException e) {
      throw ClusterException.transientError("interrupted");
    }
    if (sql.contains("`t7`")) {
      throw ClusterException.refused("table is under schema change");
    }
    if (sql.startsWith("SHOW DYNAMIC")) {
      return new Rows(
          List.of("TableName", "Enable"),
          List.of(List.of("t3", "false"), List.of("t5", "true"), List.of("foreign", "false")));
    }
    return Rows.NONE;
  }

  @Test
  void takesOverAThousandTablesInFiveSecondsThoughEachStatementTakesTwentyMilliseconds() {
    SyncJobRecord record = new SyncJobRecord();
    record.targetDatabase = "db";
    SyncProgress progress = new SyncProgress();
    for (long id = 0; id < 1000; id++) {
      progress.tables.put(id, new TableProgress(id, "t" + id, "t" + id, false));
    }
    ExecutorService io = Executors.newFixedThreadPool(32);
    TableRelease release = new TableRelease(record, target, null, io);
    long start = System.nanoTime();
    release.run(progress);
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    io.shutdownNow();
    assertThat(release.released()).isEqualTo(999);
    assertThat(release.notes())
        .containsExactly(
            "table t7: table is under schema change. HINT: when that is over, type ALTER TABLE `db`.`t7` SET (\"is_being_synced\" = \"false\")",
            "table t3: dynamic partitions were left off");
    assertThat(took).isLessThan(Duration.ofSeconds(5));
    // One a table, and what is asked once for all: a loaded frontend takes its time for each.
    assertThat(statements).hasSize(1002);
    assertThat(statements.stream().filter(s -> s.startsWith("ALTER TABLE")))
        .hasSize(1000)
        .doesNotHaveDuplicates()
        .allMatch(s -> s.endsWith("SET (\"is_being_synced\" = \"false\")"));
  }
}
