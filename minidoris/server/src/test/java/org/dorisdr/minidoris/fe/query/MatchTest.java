package org.dorisdr.minidoris.fe.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MatchTest {
  @TempDir static Path home;
  private static TestCluster c;

  @BeforeAll
  static void start() throws Exception {
    c = new TestCluster(home, 1);
    c.sql(
        "CREATE TABLE t (k INT, e STRING, u STRING, n STRING, w STRING, z STRING,"
            + " INDEX ie (e) USING INVERTED PROPERTIES('parser'='english'),"
            + " INDEX iu (u) USING INVERTED PROPERTIES('parser'='unicode', 'stopwords'='none'),"
            + " INDEX inn (n) USING INVERTED,"
            + " INDEX iz (z) USING INVERTED PROPERTIES('parser'='chinese'))"
            + " DISTRIBUTED BY HASH(k) BUCKETS 1 PROPERTIES('replication_num'='1')");
    String text = "'The quick Brown-fox, 42 over'";
    c.sql(
        "INSERT INTO t VALUES (1, "
            + text
            + ", '我爱 the Doris_db can\\'t 3.14', "
            + text
            + ", "
            + text
            + ", 'x'), (2, 'slow fox', 'other', 'fox', 'fox', 'x'),"
            + " (3, NULL, NULL, NULL, NULL, NULL)");
  }

  @AfterAll
  static void stop() {
    c.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '^',
      value = {
        "e MATCH_ANY 'slow QUICK' ~ 1,2",
        "e MATCH 'quick' ~ 1",
        "e MATCH_ALL 'fox brown' ~ 1",
        "e MATCH_ALL 'fox white' ~ ",
        "e MATCH_PHRASE 'brown fox' ~ 1",
        "e MATCH_PHRASE 'brown 42' ~ ",
        "e MATCH_PHRASE 'bro' ~ ",
        "e MATCH_PHRASE_PREFIX 'quick bro' ~ 1",
        "e MATCH_ANY 'the' ~ ",
        "e MATCH_ANY 'own' ~ ",
        "e NOT MATCH_ANY 'quick' ~ 2",
        "NOT (e MATCH_ANY 'quick') ~ 2",
        "u MATCH_ANY 'the' ~ 1",
        "u MATCH_ANY '爱' ~ 1",
        "u MATCH_PHRASE '我爱' ~ 1",
        "u MATCH_ANY 'doris' ~ ",
        "u MATCH_ALL \"doris_db CAN'T 3.14\" ~ 1",
        "n MATCH_ANY 'fox' ~ 2",
        "n MATCH_PHRASE 'quick' ~ ",
        "w MATCH_ANY '42' ~ 1",
      })
  void findsRows(String condition, String expected) {
    String keys =
        String.join(",", c.sql("SELECT k FROM t AS x WHERE " + condition + " ORDER BY k"));
    assertThat(keys).isEqualTo(expected == null ? "" : expected);
  }

  @Test
  void isTakenInJoinsAndViews() {
    c.sql("CREATE VIEW v AS SELECT k, e FROM t WHERE e MATCH_ANY 'quick'");
    assertThat(c.sql("SELECT k FROM v")).containsExactly("1");
    assertThat(
            c.sql(
                "SELECT a.k FROM t a JOIN t b ON a.k = b.k"
                    + " WHERE a.e MATCH_ANY 'fox' AND b.n MATCH_ANY 'fox'"))
        .containsExactly("2");
    assertThat(c.error("SELECT k FROM v WHERE e MATCH_ANY 'quick'"))
        .contains("on a column of a table in its FROM")
        .contains("HINT");
  }

  @Test
  void refusesWhatItCannotDo() {
    assertThat(c.error("SELECT k FROM t WHERE z MATCH_ANY 'x'"))
        .contains("parser chinese of index iz");
    assertThat(c.error("SELECT k FROM t WHERE k MATCH_ANY 'x'")).contains("k int");
    assertThat(c.error("SELECT k FROM t WHERE upper(e) MATCH_ANY 'x'"))
        .contains("Only support match left operand is SlotRef, right operand is Literal");
    assertThat(c.error("SELECT k FROM t WHERE e MATCH_REGEXP 'x'"))
        .contains("does not support MATCH_REGEXP");
  }

  @Test
  void wantsAnIndexIfToldSo() {
    c.session.variables().put("enable_match_without_inverted_index", "false");
    try {
      assertThat(c.sql("SELECT k FROM t WHERE e MATCH_ANY 'slow'")).containsExactly("2");
      assertThat(c.error("SELECT k FROM t WHERE w MATCH_ANY 'slow'"))
          .contains("match_any not support execute_match")
          .contains("column w has no inverted index");
    } finally {
      c.session.variables().remove("enable_match_without_inverted_index");
    }
  }

  /** inverted_index_p0/char_filter/test_char_replace. */
  @Test
  void charactersThatAreFilteredEndWords() {
    c.sql(
        "CREATE TABLE f (k INT, a STRING, b STRING, n STRING, INDEX ia (a) USING INVERTED"
            + " PROPERTIES('parser'='unicode'), INDEX ib (b) USING INVERTED"
            + " PROPERTIES('parser'='unicode', 'char_filter_type'='char_replace',"
            + " 'char_filter_pattern'='._', 'char_filter_replacement'=' '))"
            + " DISTRIBUTED BY HASH(k) BUCKETS 1 PROPERTIES('replication_num'='1')");
    c.sql("INSERT INTO f VALUES (1, 'GET /hm_bg.jpg', 'GET /hm_bg.jpg', 'x')");
    assertThat(c.sql("SELECT k FROM f WHERE a MATCH 'hm'")).isEmpty();
    assertThat(c.sql("SELECT k FROM f WHERE b MATCH 'hm'")).containsExactly("1");
    assertThat(c.sql("SELECT k FROM f WHERE b MATCH_ALL 'bg_jpg'")).containsExactly("1");
  }
}
