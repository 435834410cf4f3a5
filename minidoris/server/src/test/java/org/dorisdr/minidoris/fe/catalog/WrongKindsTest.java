package org.dorisdr.minidoris.fe.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WrongKindsTest {
  @TempDir Path home;
  private TestFe fe;

  @BeforeEach
  void start() {
    fe = new TestFe(home);
    fe.sql("CREATE DATABASE d");
    fe.sql("USE d");
    fe.sql("CREATE TABLE t (k INT, v INT) DUPLICATE KEY(k) DISTRIBUTED BY HASH(k)");
    fe.sql("CREATE VIEW w AS SELECT k FROM t");
  }

  @AfterEach
  void stop() {
    fe.close();
  }

  private void refuses(String sql, String message) {
    assertThat(fe.error(sql)).isEqualTo("errCode = 2, detailMessage = " + message);
  }

  @Test
  void namesOnlyTheTableThatIsNotThereButForDropWhichNamesItsDatabaseToo() {
    refuses("ALTER TABLE none ADD COLUMN c INT", "Unknown table 'none'");
    refuses("TRUNCATE TABLE none", "Unknown table 'none'");
    refuses("ALTER VIEW none AS SELECT 1 AS a", "Unknown table 'none'");
    refuses("SHOW CREATE TABLE none", "Unknown table 'none'");
    refuses("DESC none", "Unknown table 'none'");
    refuses("DROP TABLE none", "Unknown table 'none' in d");
    refuses("DROP VIEW none", "Unknown table 'none' in d");
    refuses(
        "CREATE TABLE n LIKE none",
        "Failed to execute CREATE TABLE LIKE none. Reason: errCode = 2, detailMessage = Unknown table 'none'");
  }

  @Test
  void saysOfAViewWhatEachStatementSaysInDoris() {
    refuses("ALTER TABLE w ADD COLUMN c INT", "Do not support alter VIEW table[w]");
    refuses("TRUNCATE TABLE w", "Table 'w' is not a OLAP table");
    refuses("DROP TABLE w", "'d.w' is not TABLE. Use 'DROP VIEW d.w'.");
    refuses(
        "CREATE TABLE n LIKE w",
        "Failed to execute CREATE TABLE LIKE w. Reason: errCode = 2, detailMessage = Not support create table from a View");
  }

  @Test
  void saysOfATableThatItIsNoView() {
    refuses("DROP VIEW t", "'d.t' is not VIEW. Use 'DROP TABLE d.t'.");
    refuses("DROP VIEW IF EXISTS t", "'d.t' is not VIEW. Use 'DROP TABLE d.t'.");
    refuses("ALTER VIEW t AS SELECT 1 AS a", "ALTER VIEW not allowed on a table:d.t");
    refuses("SHOW CREATE VIEW t", "'d.t' is not VIEW. Use 'SHOW CREATE TABLE 't.");
    refuses(
        "CREATE TABLE n LIKE t WITH ROLLUP (r)",
        "Failed to execute CREATE TABLE LIKE t. Reason: errCode = 2, detailMessage = Rollup index[r] not exists in Table[t]");
  }
}
