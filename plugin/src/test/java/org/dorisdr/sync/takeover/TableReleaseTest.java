package org.dorisdr.sync.takeover;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentSkipListSet;
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

  private final ConcurrentSkipListSet<String> altered = new ConcurrentSkipListSet<>();

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
    try {
      TimeUnit.MILLISECONDS.sleep(STATEMENT_MS);
    } catch (InterruptedException e) {
      throw ClusterException.transientError("interrupted");
    }
    if (sql.contains("`t7`")) {
      throw ClusterException.refused("table is under schema change");
    }
    if (sql.startsWith("SHOW TRANSACTION")) {
      return Rows.NONE;
    }
    if (sql.startsWith("ALTER")) {
      altered.add(sql);
      return Rows.NONE;
    }
    return new Rows(List.of("Table", "Create Table"), List.of(List.of("t", "CREATE TABLE t ()")));
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
    assertThat(altered).hasSize(999);
    assertThat(release.notes()).containsExactly("table t7: table is under schema change");
    assertThat(took).isLessThan(Duration.ofSeconds(5));
  }
}
