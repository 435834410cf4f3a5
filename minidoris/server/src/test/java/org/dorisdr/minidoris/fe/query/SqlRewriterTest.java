package org.dorisdr.minidoris.fe.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import org.dorisdr.minidoris.be.exec.DuckDb;
import org.dorisdr.minidoris.fe.session.Session;
import org.dorisdr.minidoris.fe.session.StatementError;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SqlRewriterTest {
  @TempDir static Path root;
  private static DuckDb duckDb;
  private static Connection connection;

  @BeforeAll
  static void start() throws Exception {
    duckDb = new DuckDb(root, "256MB", 2);
    connection = duckDb.connect();
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "CREATE TEMP VIEW \"db.t\" AS SELECT 1 AS k, 'a' AS v, 2.5::DECIMAL(10,2) AS d,"
              + " TIMESTAMP_S '2026-01-02 03:04:05' AS t, DATE '2026-01-02' AS day"
              + " UNION ALL SELECT 2, NULL, 3, NULL, NULL");
      statement.execute("CREATE TEMP VIEW \"db.t#p1,p2\" AS SELECT 7 AS k");
      statement.execute("CREATE TEMP VIEW \"db.u\" AS SELECT 1 AS k, 9 AS w");
    }
  }

  @AfterAll
  static void stop() throws Exception {
    connection.close();
    duckDb.close();
  }

  private static final Relations RELATIONS =
      new Relations() {
        @Override
        public String table(String database, String name) {
          return Identifiers.quoted(TableRef.of(database == null ? "db" : database, name).alias());
        }

        @Override
        public String function(String name, java.util.Map<String, String> properties) {
          return "(SELECT 'h' AS \"Host\")";
        }
      };

  private static List<String> run(String sql) throws Exception {
    Session session = new Session(7, "root", "127.0.0.1");
    session.use("db");
    return EngineRows.of(connection, new SqlRewriter(session, RELATIONS).query(sql), " ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '^',
      value = {
        "SELECT k FROM t ORDER BY k LIMIT 1, 1 ~ 2",
        "SELECT k FROM t ORDER BY v LIMIT 1 ~ 2",
        "SELECT k FROM t WHERE v = \"a\" && k <=> 1 || k > 5 ~ 1",
        "SELECT `internal`.`db`.`t`.`k` FROM `internal`.`db`.`t` WHERE `internal`.`db`.`t`.`k` > 1 ~ 2",
        "SELECT k FROM t PARTITION (p1, p2) ~ 7",
        "SELECT Host FROM frontends() ~ h",
        "SELECT 'it''s', \"it's\", 'it\\'s' ~ it's it's it's",
        "SELECT 7 DIV 2, 7 % 2, 5 / 2, -5, 1.50 ~ 3 1 2.5 -5 1.50",
        "SELECT date_format(t, '%Y-%m-%d %H:%i:%s') FROM t WHERE k = 1 ~ 2026-01-02 03:04:05",
        "SELECT str_to_date('02.01.2026', '%d.%m.%Y'), to_days(day) FROM t WHERE k = 1 ~ 2026-01-02 739983",
        "SELECT timestampdiff(DAY, '2026-01-01', day), datediff('2026-01-05', day) FROM t WHERE k = 1 ~ 1 3",
        "SELECT DATE '2026-01-01', TIMESTAMP '2026-01-01 00:00:00' ~ 2026-01-01 2026-01-01 00:00:00",
        "SELECT group_concat(k ORDER BY k DESC SEPARATOR '-'), count(DISTINCT k, v) FROM t ~ 2-1 1",
        "SELECT count(*) FROM t WHERE v REGEXP '^a' AND v NOT REGEXP 'b' AND v LIKE 'a%' ~ 1",
        "SELECT cast('5' AS signed), cast(k AS string), cast(k AS decimal(10,2)) FROM t WHERE k = 1 ~ 5 1 1.00",
        "SELECT if(k = 1, 'y', 'n'), ifnull(v, 'none'), concat_ws(',', 'a', v) FROM t WHERE k = 2 ~ n none a",
        "WITH x AS (SELECT k FROM t), y AS (SELECT k FROM x) SELECT sum(x.k) FROM x JOIN y ON x.k = y.k ~ 3",
        "SELECT (SELECT max(w) FROM u WHERE u.k = t.k) m FROM t WHERE EXISTS (SELECT 1 FROM u WHERE u.k = t.k) ~ 9",
        "SELECT count(*) FROM (SELECT k FROM t UNION ALL SELECT k FROM u) z -- comment ~ 3",
        "/* a */ SELECT /*+ SET_VAR(x=1) */ count(*) FROM `db`.`t` `x` # b ~ 2",
        "SELECT DATABASE(), @@session.auto_increment_increment, CONNECTION_ID() ~ db 1 7",
        "SELECT length('é'), char_length('é'), substring_index('a.b.c', '.', 2) ~ 2 1 a.b",
        "SELECT true, false, NOT true ~ 1 0 0",
        "SELECT row_number() OVER (PARTITION BY v ORDER BY k) FROM t WHERE k = 1 ~ 1",
      })
  void runsDorisSql(String sql, String expected) throws Exception {
    assertThat(run(sql)).containsExactly(expected);
  }

  @Test
  void showsTheParsersMessageForGarbage() {
    assertThatThrownBy(() -> run("SELECT a b c d"))
        .isInstanceOf(StatementError.class)
        .hasMessageContaining("line 1, column 12");
    assertThatThrownBy(() -> run("SELECT 'no end"))
        .isInstanceOf(StatementError.class)
        .hasMessageContaining("has no end");
  }

  @Test
  void endsQuicklyOnAMegabyteOfGarbage() {
    String garbage = "SELECT " + "x (".repeat(300_000);
    assertThatThrownBy(() -> run(garbage)).isInstanceOf(StatementError.class);
  }
}
