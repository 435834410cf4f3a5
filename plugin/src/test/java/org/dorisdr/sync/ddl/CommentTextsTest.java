package org.dorisdr.sync.ddl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Comments as a FE of 4.0.1 wrote them, made fit for how it reads them. */
class CommentTextsTest {
  /** stripQuotes: MODIFY COMMENT "a \"b\" \\ 'c'" has its backslashes in the record. */
  @Test
  void ofModifyAreWrittenAsTheyWereTyped() {
    assertThat(CommentTexts.modified("a \\\"b\\\" \\\\ 'c'")).isEqualTo("\"a \\\"b\\\" \\\\ 'c'\"");
    assertThat(CommentTexts.modified("it''s \"q\"")).isEqualTo("'it''s \"q\"'");
    assertThat(CommentTexts.modified("")).isEqualTo("\"\"");
    assertThat(CommentTexts.modified("both \" and '")).isEqualTo("\"both \\\" and '\"");
  }

  @Test
  void ofTablesAndIndexesGetTheirBackslashesEscaped() throws Exception {
    String sql =
        "CREATE TABLE `t` (\n  `k` int NULL COMMENT \"a\\\"b\",\n"
            + "  INDEX i (`k`) USING INVERTED COMMENT \"x\\y\"\n) ENGINE=OLAP\n"
            + "COMMENT 'c \\\"d\\\" e\\f it''s'\nPROPERTIES (\n\"a\" = \"b\"\n);";
    assertThat(TableRewriter.createTable(sql, "dst", "t", Map.of()))
        .contains("`k` int NULL COMMENT \"a\\\"b\",")
        .contains("USING INVERTED COMMENT \"x\\\\y\"")
        .contains("COMMENT \"c \\\"d\\\" e\\\\f it''s\"\nPROPERTIES");
  }

  /** CREATE TABLE drops the backslashes of a column's comment, MODIFY COLUMN does not. */
  @Test
  void ofColumnsWithABackslashAreLeftToACopy() {
    String sql = "CREATE TABLE `t` (\n  `k` int NULL COMMENT \"a\\b\"\n) ENGINE=OLAP";
    assertThatThrownBy(() -> TableRewriter.createTable(sql, "dst", "t", Map.of()))
        .isInstanceOf(UnexpectedForm.class);
  }

  @Test
  void ofViewsAreNotEscapedAtAll() throws Exception {
    String sql =
        "CREATE VIEW `v`\n(a comment 'x\\y',b)\n COMMENT 'say \"z\" \\' AS SELECT '\\\\' AS a;";
    assertThatThrownBy(() -> ViewRewriter.createView(sql, "src", "dst", "v"))
        .isInstanceOf(UnexpectedForm.class);
    String whole = sql.replace("\\' AS SELECT", "\\n' AS SELECT");
    assertThat(ViewRewriter.createView(whole, "src", "dst", "v"))
        .startsWith("CREATE VIEW `dst`.`v`\n(a comment \"x\\\\y\",b)\n COMMENT \"say ")
        .endsWith(" \\\\n\" AS SELECT '\\\\' AS a");
  }
}
