package org.dorisdr.sync.takeover;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
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
import org.dorisdr.sync.ManualClock;
import org.dorisdr.sync.state.SyncJobRecord;
import org.dorisdr.sync.state.SyncProgress;
import org.dorisdr.sync.state.TableProgress;
import org.dorisdr.testing.MemoryCounters;
import org.junit.jupiter.api.Test;

class TableReleaseTest {
  /** With 20 ms for a statement, a thousand tables take a second and a quarter. */
  private static final int AT_ONCE = 16;

  /** Statements that change a table must be there at once before any of them is answered. */
  private CountDownLatch together = new CountDownLatch(0);

  private final Queue<String> statements = new ConcurrentLinkedQueue<>();
  private final MemoryCounters counters = new MemoryCounters();

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

        /** A frontend loses the rows of a SELECT that is run like SHOW and DDL. */
        @Override
        public Rows query(String sql, Duration limit) {
          statements.add(sql);
          String highest = sql.contains("`t2`") ? null : "5";
          return new Rows(List.of(), List.of(Collections.singletonList(highest)));
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
      if (sql.startsWith("ALTER TABLE")) {
        together.countDown();
        if (!together.await(3, TimeUnit.MINUTES)) {
          throw ClusterException.refused("not enough statements at once");
        }
      }
    } catch (InterruptedException e) {
      throw ClusterException.transientError("interrupted");
    }
    if (sql.contains("`t7`")) {
      throw ClusterException.refused("table is under schema change");
    }
    if (sql.startsWith("SHOW TRANSACTION")) {
      return new Rows(
          List.of("TransactionId", "Label", "TransactionStatus"),
          List.of(List.of("1", "dr_1", "COMMITTED"), List.of("2", "dr_1", "VISIBLE")));
    }
    if (sql.startsWith("SHOW DYNAMIC")) {
      return new Rows(
          List.of("TableName", "Enable"),
          List.of(List.of("t3", "false"), List.of("t5", "true"), List.of("foreign", "false")));
    }
    return Rows.NONE;
  }

  private TableRelease release(Executor io, int tables) throws InterruptedException {
    SyncJobRecord record = new SyncJobRecord();
    record.targetDatabase = "db";
    SyncProgress progress = new SyncProgress();
    for (long id = 0; id < tables; id++) {
      progress.tables.put(id, new TableProgress(id, "t" + id, "t" + id, false));
    }
    Counters ownCounters = new Counters(record, target, counters, new ManualClock());
    TableRelease release = new TableRelease(record, target, null, io, ownCounters);
    release.run(progress);
    return release;
  }

  /** Else INSERTs would give values that are there, and replace rows of a unique table. */
  @Test
  void movesCountersBeyondWhatIsThereOrSaysWhatToMind() throws Exception {
    counters.columns.putAll(Map.of("t1", "id", "t2", "id", "t12", "id"));
    counters.given.putAll(Map.of("t1", 3L, "t2", 3L));
    assertThat(release(Runnable::run, 15).notes())
        .anyMatch(n -> n.equals("1 transactions are committed, but can be read only later"))
        .anyMatch(
            n ->
                n.startsWith("table t12: the counter was not moved: no journal. HINT: ")
                    && n.endsWith("insert values above SELECT MAX(`id`) of your own"));
    // The other one has no rows yet.
    assertThat(counters.given).isEqualTo(Map.of("t1", 5L, "t2", 3L));
    assertThat(statements.stream().filter(s -> s.startsWith("SELECT MAX"))).hasSize(3);
    List<String> sent = List.copyOf(statements);
    assertThat(sent.indexOf("SELECT MAX(`id`) FROM `db`.`t1`"))
        .isLessThan(sent.indexOf("ALTER TABLE `db`.`t1` SET (\"is_being_synced\" = \"false\")"));
  }

  @Test
  void saysWhatTheClusterForgetsAgain() throws Exception {
    counters.columns.put("t1", "id");
    counters.given.put("t1", 3L);
    counters.mendProblem = "this Doris keeps counters in another way";
    assertThat(release(Runnable::run, 3).notes())
        .contains(
            "table t1: the counter of a table that was copied is lost when the FE restarts, for this"
                + " Doris keeps counters in another way. HINT: from then on insert values of `id` of"
                + " your own, or make the table anew");
  }

  @Test
  void takesOverAThousandTablesSixteenAtATimeWithAStatementEach() throws InterruptedException {
    ExecutorService io = Executors.newFixedThreadPool(32);
    together = new CountDownLatch(AT_ONCE);
    TableRelease release = release(io, 1000);
    io.shutdownNow();
    assertThat(release.released()).isEqualTo(999);
    assertThat(release.notes())
        .containsExactly(
            "table t7: table is under schema change. HINT: when that is over, type ALTER TABLE `db`.`t7` SET (\"is_being_synced\" = \"false\")",
            "table t3: dynamic partitions were left off");
    // One a table, and what is asked once for all: a loaded frontend takes its time for each.
    assertThat(statements).hasSize(1002);
    assertThat(statements.stream().filter(s -> s.startsWith("ALTER TABLE")))
        .hasSize(1000)
        .doesNotHaveDuplicates()
        .allMatch(s -> s.endsWith("SET (\"is_being_synced\" = \"false\")"));
  }
}
