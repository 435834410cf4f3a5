package org.dorisdr.minidoris.fe.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Columns of bitmaps and HLL in tables of each kind; texts of refusals are those of Doris's
 * classes.
 */
class SketchColumnsTest {
  private static final String END =
      " DISTRIBUTED BY HASH(k) BUCKETS 2 PROPERTIES('replication_num'='1')";

  @TempDir static Path home;
  private static TestCluster c;

  @BeforeAll
  static void start() throws Exception {
    c = new TestCluster(home, 1);
    c.sql("CREATE TABLE a (k INT, b BITMAP BITMAP_UNION) AGGREGATE KEY(k)" + END);
    c.sql("CREATE TABLE d (k INT, b BITMAP) DUPLICATE KEY(k)" + END);
    c.sql("CREATE TABLE h (k INT, h HLL HLL_UNION) AGGREGATE KEY(k)" + END);
    c.sql("CREATE TABLE u (k INT, b BITMAP) UNIQUE KEY(k)" + END);
  }

  @AfterAll
  static void stop() {
    c.close();
  }

  private static List<String> numbers(String table) {
    return c.sql("SELECT k, bitmap_to_string(b) FROM " + table + " ORDER BY k, 2");
  }

  @Test
  void unitesBitmapsOfAKeyOverLoads() {
    c.sql("TRUNCATE TABLE a");
    c.sql(
        "INSERT INTO a VALUES (1, to_bitmap(1)), (1, bitmap_from_string('2,18446744073709551615'))");
    c.sql("INSERT INTO a VALUES (1, to_bitmap(3)), (2, bitmap_empty())");
    c.sql("INSERT INTO a (k) VALUES (3)");
    c.sql("INSERT INTO a VALUES (4, DEFAULT)");
    assertThat(numbers("a")).containsExactly("1|1,2,3,18446744073709551615", "2|", "3|", "4|");
    assertThat(c.sql("SELECT bitmap_union_count(b), count(distinct b), count(*) FROM a"))
        .containsExactly("4|4|4");
    c.sql("INSERT INTO a SELECT k + 1, bitmap_union(b) FROM a WHERE k = 1 GROUP BY k");
    assertThat(numbers("a").get(1)).isEqualTo("2|1,2,3,18446744073709551615");
  }

  @Test
  void keepsBitmapsOfOtherTablesAsTheyAre() {
    c.sql("INSERT INTO d VALUES (1, to_bitmap(1)), (1, to_bitmap(2))");
    c.sql("INSERT INTO d (k) VALUES (2)");
    assertThat(numbers("d")).containsExactly("1|1", "1|2", "2|");
    c.sql("INSERT INTO u VALUES (1, to_bitmap(1)), (2, to_bitmap(7))");
    c.sql("INSERT INTO u VALUES (1, to_bitmap(2))");
    c.sql("UPDATE u SET b = bitmap_or(b, to_bitmap(8)) WHERE k = 2");
    assertThat(numbers("u")).containsExactly("1|2", "2|7,8");
  }

  @Test
  void unitesHllOfAKeyOverLoads() {
    c.sql("INSERT INTO h VALUES (1, hll_hash('a')), (1, hll_hash('b')), (2, hll_empty())");
    c.sql("INSERT INTO h VALUES (1, hll_hash('b')), (1, hll_hash('c')), (2, hll_hash(NULL))");
    c.sql("INSERT INTO h (k) VALUES (3)");
    c.sql("INSERT INTO h VALUES (4, DEFAULT)");
    assertThat(c.sql("SELECT k, hll_cardinality(h) FROM h ORDER BY k"))
        .containsExactly("1|3", "2|0", "3|0", "4|0");
    assertThat(
            c.sql(
                "SELECT hll_union_agg(h), hll_cardinality(hll_union(h)), count(DISTINCT h),"
                    + " hll_cardinality(hll_raw_agg(h)), hll_union_agg(hll_from_base64(hll_to_base64(h)))"
                    + " FROM h"))
        .containsExactly("3|3|3|3|3");
    assertThat(c.sql("SELECT * FROM h WHERE k = 1")).containsExactly("1|null");
    assertThat(c.types("SELECT h, hll_empty() FROM h")).isEqualTo("hll hll");
    assertThat(c.error("INSERT INTO h VALUES (1, 'a')"))
        .contains("can not cast from origin type VARCHAR(1) to target type=HLL");
    assertThat(c.error("INSERT INTO h SELECT k, to_bitmap(1) FROM h"))
        .contains("can not cast from origin type BITMAP to target type=HLL");
    assertThat(c.error("SELECT hll_cardinality(k) FROM h"))
        .contains(
            "HLL_UNION, HLL_UNION_AGG, HLL_RAW_AGG and HLL_CARDINALITY's params must be hll"
                + " column");
    assertThat(c.error("SELECT k FROM h ORDER BY h")).contains("support filter, group by");
    assertThat(c.error("SELECT hll_from_base64('AQE=')"))
        .contains("hll_from_base64 decode failed: base64: AQE=");
    c.sql("ALTER TABLE h ADD COLUMN g HLL HLL_UNION");
    assertThat(c.sql("SELECT hll_cardinality(g) FROM h WHERE k = 1")).containsExactly("0");
  }

  /** Doris's backends estimate beyond 160 hashes (HyperLogLog). */
  @Test
  void estimatesDifferentValues() {
    String rows = "FROM numbers('number'='%d')";
    assertThat(
            c.sql("SELECT ndv(number), approx_count_distinct(number % 7) " + rows.formatted(150)))
        .containsExactly("150|7");
    assertThat(c.sql("SELECT ndv(number) " + rows.formatted(100_000))).containsExactly("101458");
    assertThat(
            c.sql(
                "SELECT hll_union_agg(hll_hash(number)), ndv(CAST(number AS STRING)) "
                    + rows.formatted(100_000)))
        .containsExactly("99557|99557");
    assertThat(c.sql("SELECT ndv(number) " + rows.formatted(0))).containsExactly("0");
    assertThat(c.error("SELECT ndv(to_bitmap(1))")).contains("support filter, group by");
  }

  /** As in Doris's suite test_default_hll: a partial update joins rows with the default. */
  @Test
  void takesTheDefaultInPartialUpdates() {
    c.sql("CREATE TABLE p (k INT, v INT, b BITMAP, h HLL) UNIQUE KEY(k)" + END);
    c.session.variables().put("enable_unique_key_partial_update", "true");
    c.session.variables().put("enable_insert_strict", "false");
    c.sql("INSERT INTO p (k, v) VALUES (1, 1)");
    c.session.variables().put("enable_unique_key_partial_update", "false");
    c.session.variables().put("enable_insert_strict", "true");
    assertThat(c.sql("SELECT bitmap_count(b), hll_cardinality(h) FROM p")).containsExactly("0|0");
  }

  @Test
  void showsNoBitmap() {
    c.sql("TRUNCATE TABLE a");
    c.sql("INSERT INTO a VALUES (1, to_bitmap(1))");
    assertThat(c.sql("SELECT * FROM a")).containsExactly("1|null");
    assertThat(c.types("SELECT b, bitmap_empty(), coalesce(b, bitmap_empty()) FROM a"))
        .isEqualTo("bitmap bitmap bitmap");
    assertThat(c.types("SELECT bitmap_union(b), any_value(b) FROM a")).isEqualTo("bitmap bitmap");
  }

  @Test
  void refusesWhatIsNoBitmap() {
    assertThat(c.error("INSERT INTO a VALUES (1, 1)"))
        .contains("can not cast from origin type TINYINT to target type=BITMAP");
    assertThat(c.error("INSERT INTO d VALUES (1, concat('a', 'b'))"))
        .contains("to target type=BITMAP");
    assertThat(c.error("INSERT INTO a SELECT k, k FROM a"))
        .contains("can not cast from origin type INT to target type=BITMAP");
    assertThat(c.error("INSERT INTO a SELECT b, b FROM a"))
        .contains("can not cast from origin type BITMAP to target type=INT");
    assertThat(c.error("INSERT INTO a VALUES (1, NULL)"))
        .contains("null value for not null column, column=b");
    assertThat(c.error("INSERT INTO a VALUES (1, bitmap_from_string('x'))"))
        .contains("null value for not null column, column=b");
    assertThat(c.error("DELETE FROM d WHERE b = 'x'"))
        .contains("Can not apply delete condition to column type: bitmap");
    assertThat(c.error("SELECT bitmap_from_base64('CQoL')"))
        .contains("bitmap_from_base64 decode failed: base64: CQoL");
    assertThat(c.error("SELECT to_bitmap_with_check(-1)"))
        .contains(
            "The input: -1 is not valid, to_bitmap only support bigint value from 0 to"
                + " 18446744073709551615 currently");
  }

  @Test
  void changesTablesThatHaveThem() {
    c.sql("CREATE TABLE s (k INT, l INT, b BITMAP BITMAP_UNION) AGGREGATE KEY(k, l)" + END);
    c.sql("INSERT INTO s VALUES (1, 1, to_bitmap(5))");
    c.sql("ALTER TABLE s ADD COLUMN c BITMAP BITMAP_UNION");
    c.sql("INSERT INTO s VALUES (1, 1, to_bitmap(6), to_bitmap(7))");
    assertThat(c.sql("SELECT k, bitmap_to_string(b), bitmap_to_string(c) FROM s"))
        .containsExactly("1|5,6|7");
    c.sql("ALTER TABLE s ADD ROLLUP r (k, b)");
    await().until(() -> c.sql("SHOW ALTER TABLE ROLLUP").toString().contains("FINISHED"));
    c.sql("ALTER TABLE s MODIFY COLUMN l BIGINT KEY");
    await().until(() -> c.sql("SHOW ALTER TABLE COLUMN").toString().contains("FINISHED"));
    assertThat(c.sql("SELECT k, bitmap_to_string(b), bitmap_to_string(c) FROM s"))
        .containsExactly("1|5,6|7");
  }

  /** As a bitmap filter of Doris does, see its suite test_bitmap_filter. */
  @Test
  void looksForNumbersInBitmapsOfSubqueries() {
    c.sql("TRUNCATE TABLE a");
    c.sql(
        "INSERT INTO a VALUES (1, bitmap_from_string('1,3')), (3, to_bitmap(2)), (4, bitmap_empty())");
    assertThat(c.sql("SELECT k FROM a WHERE k IN (SELECT b FROM a) ORDER BY k"))
        .containsExactly("1", "3");
    assertThat(c.sql("SELECT k FROM a WHERE k NOT IN (SELECT bitmap_union(b) FROM a)"))
        .containsExactly("4");
  }

  @Test
  @Timeout(60)
  void isQuickWithManyNumbers() {
    c.sql("INSERT INTO d SELECT 9, to_bitmap(number * 4294967291) FROM numbers('number'='200000')");
    assertThat(
            c.sql("SELECT bitmap_union_count(b), bitmap_count(bitmap_union(b)) FROM d WHERE k = 9"))
        .containsExactly("200000|200000");
    c.sql("DELETE FROM d WHERE k = 9");
  }
}
