package org.dorisdr.minidoris.fe.query;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.minidoris.fe.catalog.Partition;
import org.dorisdr.thrift.TBinlog;
import org.dorisdr.thrift.TBinlogType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** BEGIN … COMMIT by SQL, and the record that it leaves (facts/ccr.md 4.4, UPSERT with stids). */
class SessionTransactionTest {
  @TempDir Path home;

  private TestCluster c;

  @BeforeEach
  void start() throws Exception {
    c = new TestCluster(home, 1);
    c.sql("ALTER DATABASE db SET PROPERTIES ('binlog.enable'='true')");
    for (String name : List.of("a", "b", "source")) {
      c.sql(
          "CREATE TABLE "
              + name
              + " (k INT, v INT) DUPLICATE KEY(k) DISTRIBUTED BY HASH(k) BUCKETS 2"
              + " PROPERTIES('replication_num'='1')");
    }
    c.sql("INSERT INTO source VALUES (1,10),(2,20),(3,30),(4,40)");
  }

  @AfterEach
  void stop() {
    c.close();
  }

  /** OlapTxnInsertExecutor.beginTransaction. */
  @Test
  void partsHaveTheLabelOfTheirTransaction() {
    c.sql("BEGIN WITH LABEL whole");
    assertThat(c.error("INSERT INTO a WITH LABEL part SELECT * FROM source"))
        .contains("Transaction insert expect label whole, but got part");
    c.sql("ROLLBACK");
    c.sql("BEGIN WITH LABEL named");
    c.sql("INSERT INTO a WITH LABEL named SELECT * FROM source");
    c.sql("COMMIT");
    assertThat(c.sql("SELECT count(*) FROM a")).containsExactly("4");
  }

  @Test
  void everyStatementIsAPartWithItsOwnVersionInOneRecord() throws Exception {
    c.sql("BEGIN WITH LABEL several");
    c.sql("DELETE FROM b WHERE k = 9");
    c.sql("INSERT INTO a SELECT * FROM source");
    assertThat(c.info).contains("'label':'several', 'status':'PREPARE'");
    c.sql("INSERT INTO b SELECT k, v + 1 FROM source");
    c.sql("INSERT INTO a SELECT k, v + 2 FROM source");
    c.sql("COMMIT");
    assertThat(c.info).contains("'label':'several', 'status':'VISIBLE'");
    assertThat(c.sql("SELECT sum(v), count(*) FROM a")).containsExactly("208|8");
    assertThat(c.sql("SELECT sum(v), count(*) FROM b")).containsExactly("104|4");

    JsonNode record = upserts().get(1);
    List<Long> stids = new ArrayList<>();
    record.path("stids").forEach(id -> stids.add(id.asLong()));
    assertThat(stids).hasSize(4).isSorted();
    assertThat(stids.get(0)).isEqualTo(record.path("txnId").asLong());
    assertThat(record.fieldNames())
        .toIterable()
        .containsExactly(
            "commitSeq", "txnId", "timeStamp", "label", "dbId", "tableRecords", "stids");
    assertThat(record.path("label").asText()).isEqualTo("several");
    assertThat(partitions(record, "a"))
        .containsExactly(row("a", 2, stids.get(1)), row("a", 3, stids.get(3)));
    assertThat(partitions(record, "b"))
        .containsExactly(row("b", 2, stids.get(0)), row("b", 3, stids.get(2)));
    assertThat(table(record, "a").path("indexIds").toString())
        .isEqualTo("[" + olap("a").baseIndexId + "]");
    assertThat(rows(record, "a")).isEqualTo(8);
    assertThat(rows(record, "b")).isEqualTo(4);
  }

  private long rows(JsonNode record, String table) {
    long rows = 0;
    for (JsonNode ofTablet : table(record, table).path("deltaRows")) {
      rows += ofTablet.asLong();
    }
    return rows;
  }

  private String row(String table, long version, long stid) {
    Partition partition = olap(table).partitions.values().iterator().next();
    return "{\"partitionId\":"
        + partition.id
        + ",\"range\":\"\",\"version\":"
        + version
        + ",\"isTempPartition\":false,\"stid\":"
        + stid
        + "}";
  }

  private List<String> partitions(JsonNode record, String table) {
    List<String> rows = new ArrayList<>();
    table(record, table).path("partitionRecords").forEach(p -> rows.add(p.toString()));
    return rows;
  }

  private JsonNode table(JsonNode record, String name) {
    return record.path("tableRecords").path(String.valueOf(olap(name).id));
  }

  private OlapTable olap(String name) {
    return c.fe.catalog().database("db").orElseThrow().olapTable(name).orElseThrow();
  }

  private List<JsonNode> upserts() throws Exception {
    List<JsonNode> records = new ArrayList<>();
    long id = c.fe.catalog().database("db").orElseThrow().id;
    for (TBinlog binlog : c.fe.binlogs().get(id, -1, -1, 255).records()) {
      if (binlog.getType() == TBinlogType.UPSERT) {
        records.add(new ObjectMapper().readTree(binlog.getData()));
      }
    }
    return records;
  }

  @Test
  void literalRowsAreOneLoadWithoutParts() throws Exception {
    c.sql("BEGIN");
    c.sql("INSERT INTO a VALUES (1,1),(2,2)");
    c.sql("INSERT INTO a (v, k) VALUES (3,3)");
    assertThat(c.error("INSERT INTO b VALUES (1,1)"))
        .endsWith("Only one table can be inserted in one transaction.");
    assertThat(c.error("INSERT INTO a SELECT * FROM source"))
        .endsWith("can not insert into values and insert into select at the same time");
    c.sql("COMMIT");
    assertThat(c.sql("SELECT k, v FROM a ORDER BY k")).containsExactly("1|1", "2|2", "3|3");
    JsonNode record = upserts().get(1);
    assertThat(record.has("stids")).isFalse();
    assertThat(partitions(record, "a")).containsExactly(row("a", 2, -1));
  }

  @Test
  void nothingIsWrittenBeforeCommitAndNothingAfterRollbackOrAnEndedSession() throws Exception {
    c.sql("BEGIN WITH LABEL x");
    c.sql("INSERT INTO a SELECT * FROM source");
    c.sql("INSERT INTO b SELECT * FROM source");
    c.sql("ROLLBACK");
    assertThat(c.info).contains("'label':'x', 'status':'ABORTED'");
    // The label of an aborted transaction is free again.
    c.sql("BEGIN WITH LABEL x");
    c.sql("INSERT INTO a SELECT * FROM source");
    c.session.closed();
    assertThat(c.session.transaction()).isNull();
    c.sql("COMMIT");
    assertThat(c.sql("SELECT count(*) FROM a")).containsExactly("0");
    assertThat(c.sql("SELECT count(*) FROM b")).containsExactly("0");
    assertThat(upserts()).hasSize(1);
  }

  @Test
  void aStatementThatFailsTakesNothingWithIt() throws Exception {
    c.sql("BEGIN");
    assertThat(c.error("INSERT INTO a SELECT k / 'x', nosuch FROM source")).isNotEmpty();
    c.sql("INSERT INTO b SELECT * FROM source");
    assertThat(c.error("DELETE FROM b WHERE k = 1"))
        .endsWith("Can not delete because there is a insert operation for the same table");
    c.sql("COMMIT");
    assertThat(c.sql("SELECT count(*) FROM b")).containsExactly("4");
    assertThat(upserts().get(1).path("stids")).hasSize(1);
  }

  /** data_model_p0/unique/test_unique_table: VALUES with and without the delete sign. */
  @Test
  void takesHiddenColumnsInValues() {
    c.sql(
        "CREATE TABLE signs (k INT, v INT) UNIQUE KEY(k) DISTRIBUTED BY HASH(k) BUCKETS 1"
            + " PROPERTIES('replication_num'='1')");
    c.sql("INSERT INTO signs VALUES (1, 0)");
    c.sql("BEGIN");
    c.sql("INSERT INTO signs VALUES (2, 2)");
    c.sql("INSERT INTO signs (k, v, __DORIS_DELETE_SIGN__) VALUES (1, 1, 1), (3, 3, 0)");
    c.sql("INSERT INTO signs VALUES (4, 4)");
    c.sql("COMMIT");
    assertThat(c.sql("SELECT k, v FROM signs ORDER BY k")).containsExactly("2|2", "3|3", "4|4");
  }

  /**
   * insert_p0/transaction/txn_insert, select_cu2: a statement reads what was committed before it,
   * and an UPDATE of few columns is merged with what the transaction has written before it.
   */
  @Test
  void readsWhatWasCommittedAndUpdatesWhatTheTransactionHasWritten() {
    c.sql(
        "CREATE TABLE own (id INT, name VARCHAR(9), score INT DEFAULT '-1') UNIQUE KEY(id)"
            + " DISTRIBUTED BY HASH(id) BUCKETS 1 PROPERTIES('replication_num'='1')");
    c.sql("INSERT INTO own VALUES (1, '2', 21), (2, '2', 22)");
    c.sql("BEGIN");
    c.sql("INSERT INTO own SELECT k, 'new', 7 FROM source WHERE k IN (2, 3)");
    assertThat(c.sql("SELECT * FROM own ORDER BY id")).containsExactly("1|2|21", "2|2|22");
    c.sql("UPDATE own SET score = score + 100");
    c.sql("COMMIT");
    assertThat(c.sql("SELECT * FROM own ORDER BY id"))
        .containsExactly("1|2|121", "2|new|122", "3|new|7");
  }
}
