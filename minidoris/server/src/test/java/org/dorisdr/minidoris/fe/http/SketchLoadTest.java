package org.dorisdr.minidoris.fe.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.dorisdr.minidoris.fe.query.TestCluster;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Stream loads into columns of bitmaps, which functions make of what is in the file. */
class SketchLoadTest {
  private static final String END =
      " DISTRIBUTED BY HASH(k) BUCKETS 1 PROPERTIES('replication_num'='1')";

  @TempDir static Path home;
  private static TestCluster c;
  private static LoadClient client;

  @BeforeAll
  static void start() throws Exception {
    c = new TestCluster(home, 1);
    client = new LoadClient(c);
    c.sql("CREATE TABLE a (k INT, b BITMAP BITMAP_UNION) AGGREGATE KEY(k)" + END);
    c.sql("CREATE TABLE d (k INT, b BITMAP) DUPLICATE KEY(k)" + END);
  }

  @AfterAll
  static void stop() {
    c.close();
  }

  private static String load(String table, String body, String columns) throws Exception {
    return client.load(table, body, "column_separator", ",", "columns", columns).toString();
  }

  @Test
  void makesBitmapsOfTexts() throws Exception {
    assertThat(load("a", "1,5\n1,6\n2,\\N\n3,x\n", "k, v, b=to_bitmap(v)"))
        .contains("\"Status\":\"Success\"");
    assertThat(c.sql("SELECT k, bitmap_to_string(b) FROM a ORDER BY k"))
        .containsExactly("1|5,6", "2|", "3|");
    assertThat(load("d", "1,5\n", "k, v, b=bitmap_hash(v)")).contains("\"Status\":\"Success\"");
    assertThat(load("d", "2,5\n", "k, v")).contains("\"Status\":\"Success\"");
    assertThat(c.sql("SELECT k, bitmap_count(b) FROM d ORDER BY k")).containsExactly("1|1", "2|0");
  }

  /** Words of Doris's NereidsLoadUtils and TypeCoercionUtils. */
  @Test
  void refusesTextsThemselves() throws Exception {
    assertThat(load("a", "1,5\n", "k, b"))
        .contains("bitmap column b require the function return type is BITMAP");
    assertThat(load("a", "1,5\n", "k, v, b=v + 1"))
        .contains("bitmap column b require the function return type is BITMAP");
    assertThat(load("d", "1,5\n", "k, b"))
        .contains("can not cast from origin type VARCHAR(65533) to target type=BITMAP");
  }
}
