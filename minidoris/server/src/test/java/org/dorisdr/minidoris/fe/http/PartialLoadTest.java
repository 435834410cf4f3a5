package org.dorisdr.minidoris.fe.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.commons.lang3.ArrayUtils;
import org.dorisdr.minidoris.fe.query.TestCluster;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Stream loads that update columns. Rows and results are those of Doris's {@code
 * regression-test/suites/unique_with_mow_p0/flexible} in kind.
 */
class PartialLoadTest {
  static final String[] FLEXIBLE = {
    "format", "json", "unique_key_update_mode", "UPDATE_FLEXIBLE_COLUMNS"
  };

  @TempDir static Path home;
  private static TestCluster c;
  private static LoadClient client;

  @BeforeAll
  static void start() throws Exception {
    c = new TestCluster(home, 1);
    client = new LoadClient(c);
    create(c, "t", "");
    create(c, "s", ",'function_column.sequence_col'='v2'");
    c.sql(
        "CREATE TABLE plain (k INT, v VARIANT) UNIQUE KEY(k) DISTRIBUTED BY HASH(k) BUCKETS 1"
            + " PROPERTIES('replication_num'='1')");
    c.sql(
        "CREATE TABLE dup (k INT, v INT) DUPLICATE KEY(k) DISTRIBUTED BY HASH(k) BUCKETS 1"
            + " PROPERTIES('replication_num'='1')");
  }

  /** A table with a key and three values, rows of which can be updated by any load. */
  static void create(TestCluster in, String name, String properties) {
    in.sql(
        "CREATE TABLE "
            + name
            + " (k INT NULL, v1 BIGINT NULL DEFAULT '98', v2 BIGINT NULL, v3 BIGINT NOT NULL)"
            + " UNIQUE KEY(k) DISTRIBUTED BY HASH(k) BUCKETS 2 PROPERTIES('replication_num'='1',"
            + " 'enable_unique_key_skip_bitmap_column'='true'"
            + properties
            + ")");
  }

  @AfterAll
  static void stop() {
    c.close();
  }

  @BeforeEach
  void fill() {
    c.sql("TRUNCATE TABLE t");
    c.sql("INSERT INTO t VALUES (1, 1, 1, 1), (2, 2, 2, 2), (3, 3, 3, 3)");
  }

  private static JsonNode load(String table, String body, String... headers) throws Exception {
    return client.load(table, body, headers);
  }

  private static void loaded(JsonNode report) {
    assertThat(report.get("Status").asText()).describedAs("%s", report).isEqualTo("Success");
  }

  private static List<String> rows() {
    return c.sql("SELECT * FROM t ORDER BY k");
  }

  @Test
  void updatesTheColumnsOfAFile() throws Exception {
    loaded(load("t", "1,11\n4,44\n", cut("columns", "k,v3", "partial_columns", "true")));
    assertThat(rows()).containsExactly("1|1|1|11", "2|2|2|2", "3|3|3|3", "4|98|null|44");
    loaded(
        load(
            "t",
            "{\"k\": 2, \"v1\": null, \"v2\": 5}",
            "format",
            "json",
            "columns",
            "k,v1,v2",
            "unique_key_update_mode",
            "UPDATE_FIXED_COLUMNS"));
    assertThat(rows()).contains("2|null|5|2");
    JsonNode report = load("t", "9,9\n", cut("columns", "k,v1", "partial_columns", "true"));
    assertThat(report.get("Message").asText()).contains("[E-207]the unmentioned column `v3`");
    report =
        load(
            "t",
            "9,9\n",
            cut(
                "columns",
                "k,v3",
                "partial_columns",
                "true",
                "partial_update_new_key_behavior",
                "error"));
    assertThat(report.get("Message").asText()).contains("Row with key=[9] is not in table.");
  }

  private static String[] cut(String... headers) {
    return ArrayUtils.addAll(headers, "column_separator", ",");
  }

  @Test
  void letsEachRowUpdateOtherColumns() throws Exception {
    JsonNode report =
        load(
            "t",
            """
            {"k": 1, "v1": 10}
            {"k": 2, "v2": null, "other": 7}
            {"k": 4, "v3": 4}
            {"k": 1, "v3": 30}
            {"k": 5, "v1": 5, "v3": 5, "__DORIS_VERSION_COL__": 9}
            """,
            FLEXIBLE);
    loaded(report);
    assertThat(report.get("NumberLoadedRows").asLong()).isEqualTo(5);
    assertThat(rows())
        .containsExactly("1|10|1|30", "2|2|null|2", "3|3|3|3", "4|98|null|4", "5|5|null|5");
  }

  @Test
  void deletesAndInsertsTheSameKeysInOneLoad() throws Exception {
    loaded(
        load(
            "t",
            """
            {"k": 1, "__DORIS_DELETE_SIGN__": 1}
            {"k": 2, "v1": 20}
            {"k": 2, "__DORIS_DELETE_SIGN__": 1}
            {"k": 2, "v2": 22}
            {"k": 3, "v1": 30}
            {"k": 3, "v2": 33, "__DORIS_DELETE_SIGN__": 1}
            {"k": 9, "__DORIS_DELETE_SIGN__": 1}
            """,
            FLEXIBLE));
    assertThat(rows()).containsExactly("2|98|22|0");
  }

  @Test
  void leavesNewerRowsAsTheyAre() throws Exception {
    c.sql("TRUNCATE TABLE s");
    c.sql("INSERT INTO s VALUES (1, 1, 10, 1), (2, 2, 20, 2), (3, 3, 30, 3), (4, 4, 40, 4)");
    loaded(
        load(
            "s",
            """
            {"k": 1, "v1": 11, "v2": 9}
            {"k": 2, "v1": 22, "v2": 25}
            {"k": 2, "v3": 23, "v2": 24}
            {"k": 3, "v1": 33}
            {"k": 4, "v2": 39, "__DORIS_DELETE_SIGN__": 1}
            """,
            FLEXIBLE));
    assertThat(c.sql("SELECT * FROM s ORDER BY k"))
        .containsExactly("1|1|10|1", "2|22|25|23", "3|33|30|3", "4|4|40|4");
  }

  /**
   * {@code BaseTablet::update_delete_bitmap}: rows that others have changed meanwhile are read
   * again when a load is published, so that nobody loses a column.
   */
  @Test
  void updatesOfOtherColumnsAtTheSameTimeAreMerged() throws Exception {
    ExecutorService senders = Executors.newFixedThreadPool(3);
    try {
      List<Future<Void>> ends = new ArrayList<>();
      for (String column : List.of("v1", "v2", "v3")) {
        ends.add(senders.submit(() -> count(column)));
      }
      for (Future<Void> end : ends) {
        end.get();
      }
    } finally {
      senders.shutdownNow();
    }
    assertThat(rows()).containsExactly("1|8|8|8", "2|8|8|8", "3|3|3|3");
  }

  /** {@code NereidsLoadScanProvider.handleSequenceColumn}: only an update may lack it. */
  @Test
  void aLoadOfWholeRowsNeedsTheColumnThatTheSequenceFollows() throws Exception {
    JsonNode report = load("s", "1,2\n", cut("columns", "k,v3"));
    assertThat(report.get("Message").asText())
        .contains("Table s has sequence column, need to specify the sequence column");
    loaded(load("s", "1,2\n", cut("columns", "k,v3", "partial_columns", "true")));
  }

  /** {@code test_with_delete_sign_col}: the header merge_type beside partial_columns. */
  @Test
  void deletesSomeRowsOfAFileAndUpdatesTheOthers() throws Exception {
    loaded(
        load(
            "t",
            "1,10,1\n2,20,0\n",
            cut(
                "columns",
                "k,v1,del",
                "partial_columns",
                "true",
                "merge_type",
                "MERGE",
                "delete",
                "del=1")));
    assertThat(rows()).containsExactly("2|20|2|2", "3|3|3|3");
    // Of the rows of one key in such a file the last one is all that counts.
    loaded(
        load(
            "t",
            "2,7,1\n2,8,0\n",
            cut("columns", "k,v1,__DORIS_DELETE_SIGN__", "partial_columns", "true")));
    assertThat(rows()).containsExactly("2|8|2|2", "3|3|3|3");
    loaded(
        load("t", "3\n", cut("columns", "k", "partial_columns", "true", "merge_type", "DELETE")));
    assertThat(rows()).containsExactly("2|8|2|2");
  }

  private static Void count(String column) throws Exception {
    for (int i = 1; i <= 8; i++) {
      String[] headers = cut("columns", "k," + column, "partial_columns", "true");
      loaded(load("t", "1,%1$d\n2,%1$d\n".formatted(i), headers));
    }
    return null;
  }

  @Test
  void leavesOutRowsThatLackTheirKey() throws Exception {
    String body = "{\"k\": 1, \"v1\": 10}\n{\"v1\": 11}\n{\"k\": 2, \"v3\": null}\n";
    JsonNode report = load("t", body, FLEXIBLE);
    assertThat(report.get("Status").asText()).isEqualTo("Fail");
    assertThat(report.get("NumberFilteredRows").asLong()).isEqualTo(2);
    report =
        load(
            "t",
            body,
            "format",
            "json",
            "unique_key_update_mode",
            "update_flexible_columns",
            "max_filter_ratio",
            "0.7");
    loaded(report);
    assertThat(client.get(report.get("ErrorURL").asText()))
        .contains("missing key column: k")
        .contains("column(v3) values is null while columns is not nullable");
    assertThat(rows()).containsExactly("1|10|1|1", "2|2|2|2", "3|3|3|3");
  }

  @Test
  void refusesWhatDorisRefuses() throws Exception {
    assertThat(refusal("t", "unique_key_update_mode", "UPDATE_FLEXIBLE_COLUMNS"))
        .contains("flexible partial update only support json format as input file currently");
    assertThat(refusal("t", with("columns", "k,v1")))
        .contains("Don't support flexible partial update when 'columns' is specified");
    assertThat(refusal("t", with("where", "k > 1"))).contains("'where' is specified");
    assertThat(refusal("t", with("hidden_columns", "x"))).contains("'hidden_columns' is specified");
    assertThat(refusal("t", "unique_key_update_mode", "update"))
        .contains("[INVALID_ARGUMENT]Invalid unique_key_partial_mode update, must be one of");
    assertThat(refusal("plain", FLEXIBLE))
        .contains("can only support table with skip bitmap hidden column. But table plain");
    c.sql("ALTER TABLE plain ENABLE FEATURE \"UPDATE_FLEXIBLE_COLUMNS\"");
    assertThat(refusal("plain", FLEXIBLE)).contains("can only support table without variant");
    assertThat(refusal("dup", FLEXIBLE))
        .contains("Only unique key merge on write support partial update");
    assertThat(refusal("t", "columns", "v1", "partial_columns", "true"))
        .contains("Partial update should include all key columns, missing: k");
  }

  private static String[] with(String name, String value) {
    return ArrayUtils.addAll(FLEXIBLE, name, value);
  }

  private static String refusal(String table, String... headers) throws Exception {
    JsonNode report = load(table, "{\"k\": 1}", headers);
    assertThat(report.get("Status").asText()).describedAs("%s", report).isEqualTo("Fail");
    return report.get("Message").asText();
  }
}
