package org.dorisdr.minidoris.fe.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.dorisdr.minidoris.fe.http.LoadClient;
import org.dorisdr.minidoris.fe.session.Session;
import org.dorisdr.minidoris.fe.session.StatementError;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * INSERTs and stream loads beside statements that rename, change, empty, replace and drop what they
 * write to. {@code -Draces.seed=N} replays the order of these, {@code -Draces.rounds=N} makes more
 * of them.
 */
class RacingStatementsTest {
  private static final long SEED = Long.getLong("races.seed", System.nanoTime() & 0xffffff);
  private static final int ROUNDS = Integer.getInteger("races.rounds", 6);
  private static final int WRITERS = 3;

  @TempDir static Path home;
  private static TestCluster cluster;

  private final Random random = new Random(SEED);
  private final AtomicInteger next = new AtomicInteger();
  private final Set<Integer> acknowledged = new ConcurrentSkipListSet<>();
  private final List<Throwable> failures = new CopyOnWriteArrayList<>();

  @BeforeAll
  static void start() throws Exception {
    System.out.println("racing statements: seed " + SEED);
    cluster = new TestCluster(home, 1);
  }

  @AfterAll
  static void stop() {
    cluster.close();
  }

  /** What is done beside the writers. */
  interface Race {
    void round(int number);
  }

  private static void make(String table) {
    cluster.sql(
        "CREATE TABLE "
            + table
            + " (k INT, v INT, x INT DEFAULT '1') DUPLICATE KEY(k) PARTITION BY LIST(v)"
            + " (PARTITION p0 VALUES IN (0), PARTITION p1 VALUES IN (1))"
            + " DISTRIBUTED BY HASH(k) BUCKETS 2 PROPERTIES ('replication_num' = '1')");
  }

  private void race(List<String> tables, Race race) throws Exception {
    AtomicBoolean over = new AtomicBoolean();
    List<Thread> writers = new ArrayList<>();
    for (int i = 0; i < WRITERS; i++) {
      String table = tables.get(i % tables.size());
      Thread writer = new Thread(i == 0 ? () -> load(table, over) : () -> write(table, over));
      writer.start();
      writers.add(writer);
    }
    try {
      for (int i = 0; i < ROUNDS; i++) {
        int before = acknowledged.size();
        race.round(i);
        await().until(() -> acknowledged.size() > before || !failures.isEmpty());
      }
    } finally {
      over.set(true);
      for (Thread writer : writers) {
        writer.join();
      }
    }
    assertThat(failures).isEmpty();
  }

  private void write(String table, AtomicBoolean over) {
    Session session = cluster.connect();
    while (!over.get()) {
      int k = next.getAndIncrement();
      try {
        cluster.run(session, "INSERT INTO " + table + " (k, v) VALUES (" + k + ", " + k % 2 + ")");
        acknowledged.add(k);
      } catch (StatementError e) {
        // Refused: it is not there.
      } catch (RuntimeException | Error e) {
        failures.add(e);
        return;
      }
    }
  }

  /** The same by stream loads. */
  private void load(String table, AtomicBoolean over) {
    LoadClient client = new LoadClient(cluster);
    while (!over.get()) {
      int k = next.getAndIncrement();
      try {
        JsonNode report =
            client.load(table, k + "," + k % 2, "column_separator", ",", "columns", "k, v");
        if (report.get("Status").asText().equals("Success")) {
          acknowledged.add(k);
        }
      } catch (Exception | Error e) {
        failures.add(e);
        return;
      }
    }
  }

  private static List<Integer> keys(String table) {
    return cluster.sql("SELECT k FROM " + table + " ORDER BY k").stream()
        .map(Integer::valueOf)
        .toList();
  }

  /** Nobody waits for anything that will never come. */
  private static void allTransactionsAreOver() {
    await()
        .untilAsserted(
            () ->
                assertThat(cluster.sql("SHOW PROC '/transactions'"))
                    .filteredOn(row -> row.contains("|db|"))
                    .allMatch(row -> row.endsWith("|db|0")));
  }

  @Test
  void aTableThatIsRenamedHasEveryAcknowledgedRowOnce() throws Exception {
    make("name0");
    race(
        List.of("name0", "name1"),
        i -> cluster.sql("ALTER TABLE name" + i % 2 + " RENAME name" + (i + 1) % 2));
    assertThat(keys("name" + ROUNDS % 2)).containsExactlyElementsOf(acknowledged);
    allTransactionsAreOver();
  }

  @Test
  void aTableThatIsChangedHasEveryAcknowledgedRowOnce() throws Exception {
    make("changed");
    List<String> changes =
        List.of(
            "ORDER BY (k, x, v)",
            "ORDER BY (k, v, x)",
            "ADD COLUMN w INT DEFAULT '7'",
            "ADD ROLLUP r (v, k)",
            "MODIFY COLUMN x BIGINT DEFAULT '1'",
            "MODIFY COLUMN x LARGEINT DEFAULT '1'",
            "DROP COLUMN w",
            "DROP ROLLUP r");
    race(
        List.of("changed"),
        i -> {
          // Some are refused: two at a time, or what is there already.
          Session other = cluster.connect();
          Thread second = new Thread(() -> change(other, changes));
          second.start();
          change(cluster.session, changes);
          try {
            second.join();
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
        });
    await()
        .until(
            () -> cluster.fe.catalogManager().jobs().all().stream().noneMatch(job -> job.isOpen()));
    assertThat(keys("changed")).containsExactlyElementsOf(acknowledged);
    assertThat(cluster.sql("SELECT sum(x) FROM changed"))
        .containsExactly(String.valueOf(acknowledged.size()));
    allTransactionsAreOver();
  }

  private void change(Session in, List<String> changes) {
    String change;
    synchronized (random) {
      change = changes.get(random.nextInt(changes.size()));
    }
    try {
      cluster.run(in, "ALTER TABLE changed " + change);
    } catch (StatementError e) {
      // Some are.
    }
  }

  @Test
  void whatIsAcknowledgedAfterItWasEmptiedIsThereOnce() throws Exception {
    make("emptied");
    List<String> statements =
        List.of(
            "TRUNCATE TABLE emptied",
            "TRUNCATE TABLE emptied PARTITION (p1)",
            "INSERT OVERWRITE TABLE emptied PARTITION (p0) (k, v) SELECT -1, 0",
            "ALTER TABLE emptied DROP PARTITION p1",
            "ALTER TABLE emptied ADD PARTITION IF NOT EXISTS p1 VALUES IN (1)",
            "ALTER TABLE emptied ADD TEMPORARY PARTITION t1 VALUES IN (1)",
            "ALTER TABLE emptied REPLACE PARTITION (p1) WITH TEMPORARY PARTITION (t1)",
            "ALTER TABLE emptied DROP TEMPORARY PARTITION t1");
    race(
        List.of("emptied"),
        i -> {
          try {
            cluster.sql(statements.get(random.nextInt(statements.size())));
          } catch (StatementError e) {
            // What it names is not there now.
          }
        });
    allTransactionsAreOver();
    List<Integer> there = keys("emptied");
    assertThat(there).doesNotHaveDuplicates();
    assertThat(there).filteredOn(k -> k >= 0).isSubsetOf(acknowledged);
    cluster.error("ALTER TABLE emptied ADD PARTITION IF NOT EXISTS p1 VALUES IN (1)");
    Set<Integer> before = new ConcurrentSkipListSet<>(acknowledged);
    race(List.of("emptied"), i -> {});
    acknowledged.removeAll(before);
    assertThat(keys("emptied")).containsAll(acknowledged).containsAll(there);
  }

  @Test
  void aTableThatIsDroppedAndRecoveredHasEveryAcknowledgedRowOnce() throws Exception {
    make("dropped");
    race(
        List.of("dropped"),
        i -> {
          // InternalCatalog.dropTable refuses while a committed load is not visible yet.
          await()
              .until(
                  () -> !cluster.error("DROP TABLE dropped").contains("still some transactions"));
          cluster.sql("RECOVER TABLE dropped");
        });
    assertThat(keys("dropped")).containsExactlyElementsOf(acknowledged);
    allTransactionsAreOver();
  }
}
