package org.dorisdr.minidoris.fe.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.dorisdr.minidoris.fe.session.Session;
import org.dorisdr.minidoris.fe.session.StatementResult;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows that were written before a schema change, read after it. */
class ChangedColumnsTest {
  private static final String END =
      " DISTRIBUTED BY HASH(k) BUCKETS 1 PROPERTIES('replication_num'='1')";

  private static final int READERS = 4;

  @TempDir static Path home;
  private static TestCluster c;

  @BeforeAll
  static void start() throws Exception {
    c = new TestCluster(home, 1);
  }

  @AfterAll
  static void stop() {
    c.close();
  }

  /** Rowsets of the one tablet, as its backend reported them last. */
  private static int versions(String table) {
    try (StatementResult result = c.result("SHOW TABLETS FROM " + table)) {
      List<String> names = result.columns().stream().map(StatementResult.Column::name).toList();
      return Integer.parseInt(
          String.valueOf(result.rows().next().get(names.indexOf("VersionCount"))));
    }
  }

  /** schema_change_p0/test_modify_struct: new fields are NULL in rows of before. */
  @Test
  void structsGetFieldsAndTextsInsideGrow() {
    c.sql(
        "CREATE TABLE s (k INT, s STRUCT<a:VARCHAR(3)>, l ARRAY<STRUCT<a:INT>>,"
            + " m MAP<VARCHAR(2), STRUCT<a:INT>>) DUPLICATE KEY(k)"
            + END);
    c.sql("INSERT INTO s VALUES (1, named_struct('a', 'x'), [named_struct('a', 5)], NULL)");
    c.sql("ALTER TABLE s MODIFY COLUMN s STRUCT<a:VARCHAR(5), b:INT> NULL");
    c.sql("ALTER TABLE s MODIFY COLUMN l ARRAY<STRUCT<a:INT, t:DATETIME>> NULL");
    c.sql(
        "INSERT INTO s VALUES (2, named_struct('a', 'abcde', 'b', 7),"
            + " [named_struct('a', 6, 't', '2026-01-02 03:04:05')], NULL)");
    c.sql("ALTER TABLE s MODIFY COLUMN m MAP<VARCHAR(4), STRUCT<a:INT, b:STRING>> NULL");
    c.sql("INSERT INTO s VALUES (3, NULL, NULL, map('abcd', named_struct('a', 1, 'b', 'z')))");
    List<String> all =
        List.of(
            "1|{\"a\":\"x\", \"b\":null}|[{\"a\":5, \"t\":null}]|null",
            "2|{\"a\":\"abcde\", \"b\":7}|[{\"a\":6, \"t\":\"2026-01-02 03:04:05\"}]|null",
            "3|null|null|{\"abcd\":{\"a\":1, \"b\":\"z\"}}");
    assertThat(c.sql("SELECT * FROM s ORDER BY k")).isEqualTo(all);
    for (int i = 0; i < 12; i++) {
      c.sql("INSERT INTO s (k) VALUES (" + (10 + i) + ")");
    }
    await().atMost(Duration.ofMinutes(2)).until(() -> versions("s") < 10);
    assertThat(c.sql("SELECT * FROM s WHERE k < 10 ORDER BY k")).isEqualTo(all);
    assertThat(c.error("ALTER TABLE s MODIFY COLUMN s STRUCT<a:VARCHAR(5)> NULL"))
        .contains("Cannot reduce struct fields from");
  }

  /** schema_change_p0/test_modify_struct: such a row is left out, or fails a strict INSERT. */
  @Test
  void textsInsideAreNoLongerThanTheirType() {
    c.sql(
        "CREATE TABLE n (k INT, s STRUCT<a:VARCHAR(3)>, l ARRAY<CHAR(2)>,"
            + " m MAP<VARCHAR(2), VARCHAR(3)>) DUPLICATE KEY(k)"
            + END);
    c.sql("INSERT INTO n VALUES (1, named_struct('a', 'abc'), ['ab'], map('ab', 'abc'))");
    for (String values :
        List.of(
            "named_struct('a', 'abcd'), NULL, NULL",
            "NULL, ['a', 'abc'], NULL",
            "NULL, NULL, map('abc', 'a')",
            "NULL, NULL, map('a', 'abcd')")) {
      assertThat(c.error("INSERT INTO n VALUES (2, " + values + ")"))
          .contains("Insert has filtered data in strict mode", "too long than schema");
    }
    assertThat(c.sql("SELECT count(*) FROM n")).containsExactly("1");
  }

  /** unique_with_mow_p0/partial_update/test_mix_partial_update: the moment of the change. */
  @Test
  void rowsOfBeforeHaveTheMomentAtWhichAColumnCame() {
    c.sql("CREATE TABLE t (k INT, v INT) DUPLICATE KEY(k)" + END);
    c.sql("INSERT INTO t VALUES (1, 1)");
    c.sql("ALTER TABLE t ADD COLUMN m DATETIME(3) DEFAULT CURRENT_TIMESTAMP(3)");
    c.sql("ALTER TABLE t ADD COLUMN d DATE DEFAULT CURRENT_DATE");
    String moment = c.sql("SELECT m, d FROM t").get(0);
    assertThat(moment).matches("20\\d\\d-.*\\.\\d{3}\\|20\\d\\d-\\d\\d-\\d\\d");
    c.sql("INSERT INTO t (k, v) VALUES (2, 2)");
    assertThat(c.sql("SELECT m, d FROM t WHERE k = 1")).containsExactly(moment);
    assertThat(c.sql("SELECT count(*) FROM t WHERE m IS NOT NULL AND d IS NOT NULL"))
        .containsExactly("2");
    assertThat(c.sql("SHOW CREATE TABLE t").get(0))
        .contains("DEFAULT CURRENT_TIMESTAMP(3)", "DEFAULT CURRENT_DATE");
    c.sql("ALTER TABLE t MODIFY COLUMN v STRING");
    await().atMost(Duration.ofMinutes(2)).until(() -> !c.types("SELECT v FROM t").equals("int"));
    assertThat(c.sql("SELECT m, d FROM t WHERE k = 1")).containsExactly(moment);
  }

  /** What was planned before the end of a change is dropped by the backends right after it. */
  @Test
  void queriesGoOnWhileChangesEnd() throws Exception {
    c.sql("CREATE TABLE q (k INT, a INT, b INT, c INT) DUPLICATE KEY(k)" + END);
    c.sql("INSERT INTO q VALUES (1, 7, 7, 7), (2, 8, 8, 8)");
    whileChanged(
        "q",
        session -> {
          try (StatementResult rows = c.fe.queries().run(session, "SELECT k FROM q ORDER BY k")) {
            assertThat(rows.rows()).toIterable().hasSize(2);
          }
        });
  }

  /** The same of what an INSERT reads; each is written once. */
  @Test
  void insertsOfQueriesGoOnWhileChangesEnd() throws Exception {
    c.sql("CREATE TABLE r (k INT, a INT, b INT, c INT) DUPLICATE KEY(k)" + END);
    c.sql("INSERT INTO r VALUES (1, 7, 7, 7), (2, 8, 8, 8)");
    c.sql("CREATE TABLE copied (k INT, d INT) DUPLICATE KEY(k)" + END);
    AtomicInteger written = new AtomicInteger();
    whileChanged(
        "r",
        session -> {
          try (StatementResult rows =
              c.fe.queries().run(session, "INSERT INTO copied SELECT k, 1 FROM r")) {
            written.addAndGet((int) rows.affectedRows());
          }
        });
    assertThat(c.sql("SELECT count(*) FROM copied")).containsExactly(written.toString());
    assertThat(written.get()).isPositive();
  }

  /** Repeats a statement in several sessions, while columns a, b and c of a table change. */
  private static void whileChanged(String table, Consumer<Session> statement) throws Exception {
    AtomicBoolean ended = new AtomicBoolean();
    ExecutorService threads = Executors.newFixedThreadPool(READERS);
    try {
      List<Future<?>> readers = new ArrayList<>();
      for (int i = 0; i < READERS; i++) {
        Session session = new Session(100 + i, "root", "127.0.0.1");
        session.use("db");
        session.context().setCurrentUserIdentity(c.session.context().getCurrentUserIdentity());
        readers.add(
            threads.submit(
                () -> {
                  while (!ended.get()) {
                    statement.accept(session);
                  }
                }));
      }
      for (String column : List.of("a", "b", "c")) {
        for (String type : List.of("bigint", "largeint", "double", "text")) {
          c.sql("ALTER TABLE " + table + " MODIFY COLUMN " + column + " " + type);
          String defined = "`" + column + "` " + type + " NULL";
          await()
              .atMost(Duration.ofMinutes(2))
              .until(() -> c.sql("SHOW CREATE TABLE " + table).get(0).contains(defined));
        }
      }
      ended.set(true);
      for (Future<?> reader : readers) {
        reader.get(1, TimeUnit.MINUTES);
      }
    } finally {
      ended.set(true);
      threads.shutdownNow();
    }
  }

  /** schema_change_p0/test_non_overlap_seg_heavy_sc: what hid rows still hides them. */
  @Test
  void rowsThatADroppedColumnDeletedStayDeleted() {
    c.sql("CREATE TABLE d (k INT NOT NULL, a INT NOT NULL, v INT NOT NULL) DUPLICATE KEY(k)" + END);
    c.sql("INSERT INTO d VALUES (1, 1, 1), (2, 2, 2), (3, 3, 3)");
    c.sql("DELETE FROM d WHERE a = 1");
    c.sql("ALTER TABLE d DROP COLUMN a");
    assertThat(c.sql("SELECT * FROM d ORDER BY k")).containsExactly("2|2", "3|3");
    c.sql("INSERT INTO d VALUES (1, 9)");
    assertThat(c.sql("SELECT * FROM d ORDER BY k")).containsExactly("1|9", "2|2", "3|3");
    c.sql("ALTER TABLE d MODIFY COLUMN v STRING NOT NULL");
    await().atMost(Duration.ofMinutes(2)).until(() -> !c.types("SELECT v FROM d").equals("int"));
    assertThat(c.sql("SELECT * FROM d ORDER BY k")).containsExactly("1|9", "2|2", "3|3");
  }

  /** Column.toThrift gives backends the number, not the name of PI. */
  @Test
  void rowsOfBeforeHaveDefaultsThatAreWorkedOut() {
    c.sql("CREATE TABLE pi (k INT) DUPLICATE KEY(k)" + END);
    c.sql("INSERT INTO pi VALUES (1)");
    c.sql("ALTER TABLE pi ADD COLUMN v DOUBLE DEFAULT PI");
    c.sql("ALTER TABLE pi ADD COLUMN at DATETIME DEFAULT CURRENT_TIMESTAMP");
    assertThat(c.sql("SELECT v FROM pi")).containsExactly("3.141592653589793");
    assertThat(c.sql("SELECT at FROM pi").get(0))
        .matches("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d");
  }
}
