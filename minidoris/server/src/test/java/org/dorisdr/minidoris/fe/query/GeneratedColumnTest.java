package org.dorisdr.minidoris.fe.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.minidoris.fe.catalog.json.TableJson;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GeneratedColumnTest {
  @TempDir Path home;

  private TestCluster c;

  @BeforeEach
  void start() throws Exception {
    c = new TestCluster(home, 1);
    c.sql(
        "CREATE TABLE t (a INT, b DOUBLE DEFAULT '5', s INT AS (abs(a) + b) NOT NULL,"
            + " d VARCHAR(20) GENERATED ALWAYS AS (concat('<', s + 1, ')')) COMMENT 'of s')"
            + " UNIQUE KEY(a) DISTRIBUTED BY HASH(a) BUCKETS 2 PROPERTIES('replication_num'='1')");
  }

  @AfterEach
  void stop() {
    c.close();
  }

  @Test
  void worksOutValues() {
    c.sql("INSERT INTO t (a, b) VALUES (1, 2), (-2, 3)");
    c.sql("INSERT INTO t VALUES (3, DEFAULT, DEFAULT, DEFAULT)");
    c.sql("INSERT INTO t (a) SELECT a + 10 FROM t WHERE a = 1");
    c.sql("BEGIN");
    c.sql("INSERT INTO t (a, b) VALUES (4, 1)");
    c.sql("COMMIT");
    assertThat(c.sql("SELECT a, s, d FROM t ORDER BY a"))
        .containsExactly("-2|5|<6)", "1|3|<4)", "3|8|<9)", "4|5|<6)", "11|16|<17)");
    c.sql("UPDATE t SET b = 100 WHERE a = 1");
    c.sql("DELETE FROM t WHERE a IN (3, 4)");
    assertThat(c.sql("SELECT a, s, d FROM t ORDER BY a"))
        .containsExactly("-2|5|<6)", "1|101|<102)", "11|16|<17)");
  }

  /** Each written into the next one, they made a plan that the engine never came to the end of. */
  @Test
  void worksOutOneOfTheOther() {
    c.sql(
        "CREATE TABLE chain (a INT, b INT AS (a + 1), c DOUBLE AS (b * 2), d INT AS (c + 1),"
            + " e VARCHAR(20) AS (concat(d, '!')), f VARCHAR(20) AS (concat(e, b)))"
            + " DUPLICATE KEY(a) DISTRIBUTED BY RANDOM BUCKETS 1"
            + " PROPERTIES('replication_num'='1')");
    c.sql("INSERT INTO chain (a) VALUES (1), (NULL)");
    assertThat(c.sql("SELECT b, c, d, e, f FROM chain ORDER BY a"))
        .containsExactly("null|null|null|null|null", "2|4|5|5!|5!2");
  }

  @Test
  void refusesOtherValues() {
    String refused = "The value specified for generated column 's' in table 't' is not allowed.";
    assertThat(c.error("INSERT INTO t VALUES (1, 2, 3, DEFAULT)")).endsWith(refused);
    assertThat(c.error("INSERT INTO t (a, s) SELECT 1, 2")).endsWith(refused);
    assertThat(c.error("UPDATE t SET s = 1 WHERE a = 1")).endsWith(refused);
    assertThat(c.error("ALTER TABLE t ADD COLUMN g INT AS (a + 1)"))
        .endsWith("Not supporting alter table add generated columns.");
  }

  @Test
  void refusesExpressionsAsDorisDoes() {
    refused(
        "a INT, c INT AS (sum(a))",
        "Expression of generated column 'c' contains a disallowed function:'sum'");
    refused(
        "a INT, c BOOLEAN AS (rank() OVER ())",
        "Expression of generated column 'c' contains a disallowed function:'rank'");
    refused("a INT, c INT AS (abs(d))", "Unknown column 'd' in 'generated column function'");
    refused(
        "a INT, c INT AS (a + d), d INT AS (c + 1)",
        "Generated column can refer only to generated columns defined prior to it.");
    refused("a INT, c INT AS (a + @x)", "Generated column expression cannot contain variable.");
    refused("a INT, c INT AS (a + (SELECT 1))", "Generated column does not support subquery.");
    refused(
        "a BIGINT NOT NULL AUTO_INCREMENT, c BIGINT AS (a + 1)",
        "Generated column 'c' cannot refer to auto-increment column.");
    refused(
        "a INT, c INT SUM AS (abs(a))",
        "The generated columns can be key columns, or value columns of replace and replace_if_not_null aggregation type.");
  }

  private void refused(String columns, String message) {
    assertThat(
            c.error(
                "CREATE TABLE x ("
                    + columns
                    + ") DISTRIBUTED BY HASH(a) BUCKETS 1 PROPERTIES('replication_num'='1')"))
        .endsWith("detailMessage = " + message);
  }

  @Test
  void keepsColumnsThatOthersAreMadeOf() {
    assertThat(c.error("ALTER TABLE t DROP COLUMN b"))
        .endsWith("Column 'b' has a generated column dependency on :[s]");
    assertThat(c.error("ALTER TABLE t RENAME COLUMN b b2"))
        .endsWith(
            "Cannot rename column, because column 'b' has a generated column dependency on :[s]");
    c.sql("ALTER TABLE t RENAME COLUMN d d2");
  }

  @Test
  void showsExpressionsAndKeepsThemInBackups() {
    assertThat(c.sql("SHOW CREATE TABLE t").get(0))
        .contains("`s` int AS (abs(a) + b) NOT NULL,\n")
        .contains("`d` varchar(20) AS (concat('<', s + 1, ')')) NULL COMMENT \"of s\"");
    assertThat(c.sql("DESC t").get(2)).contains("STORED GENERATED");
    OlapTable table = c.fe.catalog().database("db").orElseThrow().olapTable("t").orElseThrow();
    OlapTable read = (OlapTable) TableJson.read(TableJson.write("db", table));
    assertThat(read.baseIndex().columns.get(2).generated()).isEqualTo("abs(a) + b");
  }
}
