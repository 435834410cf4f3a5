package org.dorisdr.minidoris.fe.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

/** What the headers of a stream load do, as Doris's documentation of STREAM LOAD tells. */
class LoadHeadersTest extends LoadFixture {
  @Test
  void whereLeavesRowsUnselected() throws Exception {
    JsonNode report =
        client.load(
            "t",
            "1,a,1\n2,b,2\n3,c,3\n",
            "column_separator",
            ",",
            "columns",
            "k,v,n",
            "where",
            "n >= 2 and v <> 'c'");
    isLoaded(report, 1, 0, 2);
    assertThat(cluster.sql("SELECT k FROM t")).containsExactly("2");
  }

  @Test
  void wrongRowsFailTheLoadAndAreToldUnlessTheyMayBeLeftOut() throws Exception {
    String file = "1,a,1\nx,b,2\n3,toolong,3\n4,d\n5,e,5\n6,f,no\n2000,g,1\n";
    String[] headers = {"column_separator", ",", "columns", "k,v,n", "strict_mode", "true"};
    JsonNode failed = client.load("t", file, headers);
    failsWith(failed, "[DATA_QUALITY_ERROR]too many filtered rows, url: http://");
    assertThat(failed.get("NumberTotalRows").asInt()).isEqualTo(7);
    assertThat(failed.get("NumberLoadedRows").asInt()).isZero();
    assertThat(failed.get("NumberFilteredRows").asInt()).isEqualTo(5);
    assertThat(failed.get("FirstErrorMsg").asText()).contains("Column count mismatch");
    assertThat(client.get(failed.get("ErrorURL").asText()))
        .contains(
            "Reason: Column count mismatch: expected 3, but found 2 (sep:, delim:\\n)."
                + " src line [4,d]; ")
        .contains("column(k) value is incorrect while strict mode is true, src value is x")
        .contains("column(n) value is incorrect while strict mode is true, src value is no")
        .contains("the length of input is too long than schema")
        .contains("no partition for this tuple. tuple=2000|g|1");
    assertThat(cluster.sql("SELECT count(*) FROM t")).containsExactly("0");

    String[] tolerant = {
      "column_separator", ",", "columns", "k,v,n", "strict_mode", "true", "max_filter_ratio", "0.8"
    };
    JsonNode loaded = client.load("t", file, tolerant);
    isLoaded(loaded, 2, 5, 0);
    assertThat(loaded.has("ErrorURL")).isTrue();
    assertThat(cluster.sql("SELECT k FROM t ORDER BY k")).containsExactly("1", "5");
  }

  /** json_p0/test_json_load_and_function: a text that is no JSON does not fit a JSON column. */
  @Test
  void strictModeLeavesOutWhatIsNoJson() throws Exception {
    cluster.sql(
        "CREATE TABLE docs (id INT, j JSON) DUPLICATE KEY(id) DISTRIBUTED BY HASH(id) BUCKETS 1"
            + " PROPERTIES ('replication_num' = '1')");
    String file = "1\t\\N\n2\tnull\n3\t[123, 456]\n4\t''\n5\tabc\n6\t100x\n7\t{x\n8\t[123, abc]\n";
    failsWith(client.load("docs", file, "strict_mode", "true"), "too many filtered rows");
    JsonNode report = client.load("docs", file, "strict_mode", "true", "max_filter_ratio", "0.7");
    isLoaded(report, 3, 5, 0);
    assertThat(client.get(report.get("ErrorURL").asText()))
        .contains("column(j) value is incorrect while strict mode is true, src value is {x");
    assertThat(cluster.sql("SELECT * FROM docs ORDER BY id"))
        .containsExactly("1|null", "2|null", "3|[123,456]");
  }

  @Test
  void withoutStrictModeWhatDoesNotFitIsNull() throws Exception {
    isLoaded(
        client.load(
            "t", "1,no\n", "column_separator", ",", "columns", "k,n", "strict_mode", "false"),
        1,
        0,
        0);
    assertThat(cluster.sql("SELECT k, n FROM t")).containsExactly("1|null");
    failsWith(client.load("t", "1", "strict_mode", "maybe"), "Invalid strict mode format");
  }

  /** load_p0/stream_load/load_json_null_to_nullable: a load that is not strict cuts texts. */
  @Test
  void withoutStrictModeTextsThatAreTooLongAreCut() throws Exception {
    String[] headers = {"columns", "k,v", "max_filter_ratio", "0.5"};
    isLoaded(client.load("t", "1\ttoolong\n2\t\u00e4\u00e4\u00e4\n", headers), 1, 1, 0);
    assertThat(cluster.sql("SELECT k, v FROM t")).containsExactly("1|toolo");
  }

  /** {@code NereidsStreamLoadTask.setTimezone}; load_p0/stream_load/test_stream_load_properties. */
  @Test
  void timesAreThoseOfTheHeadersZone() throws Exception {
    String[] columns = {"columns", "k, x, d = from_unixtime(x)"};
    isLoaded(
        client.load("t", "1\t2019\n", columns[0], columns[1], "timezone", "Asia/Shanghai"),
        1,
        0,
        0);
    isLoaded(client.load("t", "2\t2019\n", columns[0], columns[1], "time_zone", "-03:00"), 1, 0, 0);
    isLoaded(
        client.load(
            "t", "3\t2026-01-02 03:04:05+00:00\n", "columns", "k,d", "timezone", "Asia/Shanghai"),
        1,
        0,
        0);
    assertThat(cluster.sql("SELECT d FROM t ORDER BY k"))
        .containsExactly("1970-01-01 08:33:39", "1969-12-31 21:33:39", "2026-01-02 11:04:05");
    failsWith(
        client.load("t", "1\n", "columns", "k", "timezone", "Mars/City"),
        "Unknown or incorrect time zone: 'Mars/City'");
  }

  @Test
  void timesMayComeWithoutSeparators() throws Exception {
    isLoaded(client.load("t", "1\t20260102030405\n2\t20260102\n", "columns", "k,d"), 2, 0, 0);
    assertThat(cluster.sql("SELECT d FROM t ORDER BY k"))
        .containsExactly("2026-01-02 03:04:05", "2026-01-02 00:00:00");
  }

  @Test
  void partitionsTakeTheirRowsOnly() throws Exception {
    isLoaded(
        client.load(
            "t", "1\n200\n", "columns", "k", "partitions", "small", "max_filter_ratio", "1"),
        1,
        1,
        0);
    assertThat(cluster.sql("SELECT k FROM t")).containsExactly("1");
    failsWith(
        client.load("t", "1\n", "columns", "k", "partitions", "nosuch"),
        "partition nosuch is not found in table t");
  }

  @Test
  void rowsMayBeDeletedOrMerged() throws Exception {
    String[] csv = {"column_separator", ","};
    isLoaded(client.load("u", "1,a,1\n2,b,2\n3,c,3\n", csv), 3, 0, 0);
    isLoaded(client.load("u", "1\n", "columns", "k", "merge_type", "DELETE"), 1, 0, 0);
    isLoaded(
        client.load(
            "u",
            "2,x,d\n4,y,u\n",
            "column_separator",
            ",",
            "columns",
            "k,v,op",
            "merge_type",
            "MERGE",
            "delete",
            "op = 'd'"),
        2,
        0,
        0);
    assertThat(cluster.sql("SELECT * FROM u ORDER BY k")).containsExactly("3|c|3", "4|y|7");
    failsWith(client.load("u", "1", "merge_type", "MERGE"), "Excepted DELETE ON clause");
    failsWith(client.load("u", "1", "delete", "k = 1"), "Not support DELETE ON clause");
    failsWith(client.load("u", "1", "merge_type", "NONE"), "Invalid merge type NONE");
    failsWith(
        client.load("t", "1", "columns", "k", "merge_type", "DELETE"),
        "load by MERGE or DELETE is only supported in unique tables.");
  }

  /** NereidsLoadScanProvider: they are worked out for rows that are deleted, too. */
  @Test
  void rowsAreDeletedByKeysThatAreGenerated() throws Exception {
    cluster.sql(
        "CREATE TABLE keyed (a INT, b INT, c INT AS (a + b), d INT AS (c + 1)) UNIQUE KEY(a, b, c)"
            + " DISTRIBUTED BY HASH(a) BUCKETS 1 PROPERTIES ('replication_num' = '1')");
    cluster.sql("INSERT INTO keyed (a, b) VALUES (1, 2), (3, 5), (2, 9)");
    isLoaded(client.load("keyed", "1\t2\n", "columns", "a,b", "merge_type", "DELETE"), 1, 0, 0);
    assertThat(cluster.sql("SELECT * FROM keyed ORDER BY a"))
        .containsExactly("2|9|11|12", "3|5|8|9");
    isLoaded(
        client.load(
            "keyed", "1\t2\n3\t5\n", "columns", "a,b", "merge_type", "MERGE", "delete", "a = 3"),
        2,
        0,
        0);
    assertThat(cluster.sql("SELECT * FROM keyed ORDER BY a"))
        .containsExactly("1|2|3|4", "2|9|11|12");
  }

  @Test
  void theHighestSequenceStays() throws Exception {
    String[] headers = {
      "column_separator", ",", "columns", "k,v,at", "function_column.sequence_col", "at"
    };
    isLoaded(client.load("s", "1,new,2\n2,new,5\n", headers), 2, 0, 0);
    isLoaded(client.load("s", "1,old,1\n2,newer,6\n", headers), 2, 0, 0);
    assertThat(cluster.sql("SELECT k, v FROM s ORDER BY k")).containsExactly("1|new", "2|newer");
    failsWith(
        client.load("s", "1,a", "column_separator", ","),
        "Table s has sequence column, need to specify the sequence column");
    failsWith(
        client.load("t", "1", "columns", "k", "function_column.sequence_col", "k"),
        "There is no sequence column in the table t");
  }

  @Test
  void groupedLoadsAnswerAsDorisDoes() throws Exception {
    JsonNode report = client.load("t", "1\n", "columns", "k", "group_commit", "sync_mode");
    isLoaded(report, 1, 0, 0);
    assertThat(report.get("GroupCommit").asBoolean()).isTrue();
    assertThat(report.get("Label").asText()).startsWith("group_commit_");
    assertThat(report.has("TwoPhaseCommit")).isFalse();
    failsWith(
        client.load("t", "1\n", "columns", "k", "group_commit", "async_mode", "label", "mine"),
        "label and group_commit can't be set at the same time");
  }

  @Test
  void theAnswerHasDorissFieldsInDorissOrder() throws Exception {
    JsonNode report = client.load("t", "1\n", "columns", "k", "comment", "why", "timeout", "60");
    assertThat(report.fieldNames())
        .toIterable()
        .containsExactly(
            "TxnId",
            "Label",
            "Comment",
            "TwoPhaseCommit",
            "Status",
            "Message",
            "NumberTotalRows",
            "NumberLoadedRows",
            "NumberFilteredRows",
            "NumberUnselectedRows",
            "LoadBytes",
            "LoadTimeMs",
            "BeginTxnTimeMs",
            "StreamLoadPutTimeMs",
            "ReadDataTimeMs",
            "WriteDataTimeMs",
            "ReceiveDataTimeMs",
            "CommitAndPublishTimeMs");
    assertThat(report.get("Comment").asText()).isEqualTo("why");
    failsWith(
        client.load("t", "1\n", "timeout", "soon"), "Invalid format of 'timeout': 'soon', stoi");
  }
}
