package org.dorisdr.minidoris.fe.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * When an INSERT has to name the sequence column. Doris's {@code BindSink}: with {@code
 * function_column.sequence_type} it names {@code __DORIS_SEQUENCE_COL__}; with {@code sequence_col}
 * a list of columns has that column, unless its default is the present moment; partial updates,
 * UPDATE and DELETE need none, nor does INSERT with {@code require_sequence_in_insert = false}.
 */
class SequenceColumnTest {
  private static final String END =
      " UNIQUE KEY(k) DISTRIBUTED BY HASH(k) BUCKETS 1 PROPERTIES('replication_num'='1',"
          + "'function_column.sequence_";

  @TempDir static Path home;
  private static TestCluster c;

  @BeforeAll
  static void start() throws Exception {
    c = new TestCluster(home, 1);
    c.sql("CREATE TABLE typed (k INT, v INT)" + END + "type'='int')");
    c.sql("CREATE TABLE mapped (k INT, at INT, v INT)" + END + "col'='at')");
    c.sql(
        "CREATE TABLE timed (k INT, at DATETIME(3) DEFAULT CURRENT_TIMESTAMP(3), v INT)"
            + END
            + "col'='at')");
  }

  @AfterAll
  static void stop() {
    c.close();
  }

  @AfterEach
  void reset() {
    c.session.variables().remove("require_sequence_in_insert");
    c.session.variables().remove("enable_unique_key_partial_update");
  }

  @Test
  void isNamedWhereItHasATypeOnly() {
    refuses("typed", "INSERT INTO typed VALUES (1, 1)");
    refuses("typed", "INSERT INTO typed (k, v) VALUES (1, 1)");
    refuses("typed", "INSERT INTO typed SELECT 1, 1");
    refuses("typed", "INSERT OVERWRITE TABLE typed VALUES (1, 1)");
    c.sql("INSERT INTO typed (k, v, __DORIS_SEQUENCE_COL__) VALUES (1, 5, 5)");
    c.sql("INSERT INTO typed (k, v, __DORIS_SEQUENCE_COL__) VALUES (1, 4, 4)");
    c.sql("INSERT INTO typed (__DORIS_SEQUENCE_COL__, k, v) SELECT 2, 2, 2");
    assertThat(c.sql("SELECT * FROM typed ORDER BY k")).containsExactly("1|5", "2|2");
    c.sql("UPDATE typed SET v = 6 WHERE k = 1");
    c.sql("DELETE FROM typed WHERE k = 2");
    assertThat(c.sql("SELECT * FROM typed ORDER BY k")).containsExactly("1|6");
  }

  @Test
  void isTheMappedColumnWhereThatIsNamedOrAllAre() {
    c.sql("INSERT INTO mapped VALUES (1, 2, 3)");
    c.sql("INSERT INTO mapped (v, k, AT) VALUES (2, 1, 1)");
    assertThat(c.sql("SELECT * FROM mapped")).containsExactly("1|2|3");
    refuses("mapped", "INSERT INTO mapped (k, v) VALUES (1, 1)");
    c.sql("INSERT INTO timed (k, v) VALUES (1, 1)");
    assertThat(c.sql("SELECT count(at) FROM timed")).containsExactly("1");
  }

  @Test
  void isNotNeededByPartialUpdatesOrIfTheSessionSaysSo() {
    c.sql("INSERT INTO mapped VALUES (7, 2, 3)");
    c.session.variables().put("enable_unique_key_partial_update", "true");
    c.sql("INSERT INTO mapped (k, v) VALUES (7, 4)");
    assertThat(c.sql("SELECT * FROM mapped WHERE k = 7")).containsExactly("7|2|4");
    refuses("typed", "INSERT INTO typed VALUES (8, 1)");
    reset();
    c.session.variables().put("require_sequence_in_insert", "false");
    c.sql("INSERT INTO typed VALUES (9, 1)");
    assertThat(c.sql("SELECT * FROM typed WHERE k = 9")).containsExactly("9|1");
  }

  @Test
  void isNamedInATransactionToo() {
    c.sql("BEGIN");
    try {
      refuses("typed", "INSERT INTO typed VALUES (1, 1)");
    } finally {
      c.sql("ROLLBACK");
    }
  }

  /** Texts of {@code InsertUtils.normalizePlan} and {@code BindSink.bindTargetColumns}. */
  @Test
  void valuesAndColumnsFitAsInDoris() {
    assertThat(c.error("INSERT INTO mapped VALUES (1, 2)"))
        .endsWith("detailMessage = Column count doesn't match value count");
    assertThat(c.error("INSERT INTO mapped (k, at) VALUES (1, 2), (1)"))
        .endsWith("detailMessage = Column count doesn't match value count");
    assertThat(c.error("INSERT INTO mapped (k, nope) VALUES (1, 2)"))
        .endsWith("detailMessage = Unknown column 'nope' in target table.");
    assertThat(c.error("INSERT INTO mapped (k, nope) SELECT 1, 2"))
        .endsWith("detailMessage = column nope is not found in table mapped");
  }

  private static void refuses(String table, String sql) {
    assertThat(c.error(sql))
        .isEqualTo(
            "errCode = 2, detailMessage = Table "
                + table
                + " has sequence column, need to specify the sequence column");
  }
}
