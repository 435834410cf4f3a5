package org.dorisdr.minidoris.fe.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.lang3.ArrayUtils;
import org.dorisdr.minidoris.fe.query.TestCluster;
import org.dorisdr.minidoris.fe.txn.TransactionStatus;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Loads with {@code two_phase_commit: true}; messages are those of Doris's transaction manager. */
class TwoPhaseLoadTest {
  @TempDir static Path home;
  private static TestCluster cluster;
  private static LoadClient client;

  @BeforeAll
  static void start() throws Exception {
    cluster = new TestCluster(home, 1);
    client = new LoadClient(cluster);
    cluster.sql(
        "CREATE TABLE t (k INT) DUPLICATE KEY(k) DISTRIBUTED BY HASH(k) BUCKETS 2"
            + " PROPERTIES ('replication_num' = '1')");
    PartialLoadTest.create(cluster, "updated", "");
  }

  @AfterAll
  static void stop() {
    cluster.close();
  }

  private static long prepare(String label, String rows) throws Exception {
    return begin("t", rows, "label", label);
  }

  private static long begin(String table, String rows, String... headers) throws Exception {
    JsonNode report =
        client.load(table, rows, ArrayUtils.addAll(headers, "two_phase_commit", "true"));
    assertThat(report.get("Status").asText()).describedAs("%s", report).isEqualTo("Success");
    assertThat(report.get("TwoPhaseCommit").asText()).isEqualTo("true");
    return report.get("TxnId").asLong();
  }

  private static String end(long id, String operation) throws Exception {
    JsonNode answer =
        client.put(
            "/api/db/_stream_load_2pc",
            new byte[0],
            "txn_id",
            String.valueOf(id),
            "txn_operation",
            operation);
    return answer.get("status").asText() + ": " + answer.get("msg").asText();
  }

  private static String sum() {
    return cluster.sql("SELECT coalesce(sum(k), 0) FROM t").get(0);
  }

  @Test
  void rowsAreThereOnceTheirSenderHasCommittedThem() throws Exception {
    long id = prepare("good", "1\n2\n");
    assertThat(sum()).isEqualTo("0");
    assertThat(cluster.fe.transactions().find(id).orElseThrow().status)
        .isEqualTo(TransactionStatus.PRECOMMITTED);
    assertThat(cluster.sql("SHOW TRANSACTION WHERE id = " + id).get(0))
        .contains("|good|")
        .contains("|PRECOMMITTED|");
    JsonNode again = client.load("t", "1\n", "label", "good", "two_phase_commit", "true");
    assertThat(again.get("Status").asText()).isEqualTo("Label Already Exists");
    assertThat(again.get("ExistingJobStatus").asText()).isEqualTo("PRECOMMITTED");

    assertThat(end(id, "commit"))
        .isEqualTo("Success: transaction [" + id + "] commit successfully.");
    assertThat(sum()).isEqualTo("3");
    assertThat(end(id, "commit")).endsWith("is already visible, not pre-committed.");
    assertThat(end(id, "abort")).endsWith("is already VISIBLE, could not abort.");
    cluster.sql("TRUNCATE TABLE t");
  }

  @Test
  void anAbortedLoadLeavesNothingAndFreesItsLabel() throws Exception {
    long id = prepare("bad", "5\n");
    assertThat(end(id, "abort")).isEqualTo("Success: transaction [" + id + "] abort successfully.");
    assertThat(end(id, "commit")).contains("is already aborted. abort reason: User Abort");
    JsonNode byLabel =
        client.put(
            "/api/db/t/_stream_load_2pc",
            new byte[0],
            "label",
            labelOf(prepare("bad", "5\n")),
            "txn_operation",
            "abort");
    assertThat(byLabel.get("status").asText()).isEqualTo("Success");
    assertThat(sum()).isEqualTo("0");
  }

  private static String labelOf(long id) {
    return cluster.fe.transactions().find(id).orElseThrow().label;
  }

  @Test
  void aLoadWithoutRowsCanBeCommittedToo() throws Exception {
    long id = prepare("none", "");
    assertThat(end(id, "commit")).startsWith("Success");
  }

  @Test
  void whatIsWrongIsSaid() throws Exception {
    assertThat(end(987_654, "commit"))
        .isEqualTo(
            "ANALYSIS_ERROR: TStatus: errCode = 2, detailMessage = transaction [987654] not found");
    assertThat(end(1, "forget"))
        .isEqualTo("INTERNAL_ERROR: transaction operation should be 'commit' or 'abort'");
  }

  /** Both have read the same rows; the second one is merged with the first when it is published. */
  @Test
  void updatesOfColumnsThatMeetAreMerged() throws Exception {
    fillUpdated();
    long fixed = begin("updated", "1,10\n3,30\n", fixed("k,v1"));
    long flexible =
        begin(
            "updated",
            "{\"k\": 1, \"v2\": 20}\n{\"k\": 2, \"v1\": 21}\n{\"k\": 5, \"v3\": 5}\n",
            PartialLoadTest.FLEXIBLE);
    long deleting =
        begin(
            "updated",
            "{\"k\": 3, \"__DORIS_DELETE_SIGN__\": 1}\n{\"k\": 2, \"v3\": 22}\n",
            PartialLoadTest.FLEXIBLE);
    cluster.sql("INSERT INTO updated VALUES (2, 7, 7, 7), (5, 8, 8, 8)");
    for (long id : List.of(fixed, flexible, deleting)) {
      commit(id);
    }
    assertThat(updated()).containsExactly("1|10|20|1", "2|21|7|22", "5|8|8|5");
  }

  /**
   * {@code generate_new_block_for_partial_update}: what another load has deleted meanwhile is new
   * again, with defaults.
   */
  @Test
  void anUpdateOfColumnsThatMeetsADeletionMakesANewRow() throws Exception {
    fillUpdated();
    long id = begin("updated", "1,10\n2,20\n", fixed("k,v3"));
    cluster.sql("DELETE FROM updated WHERE k = 1");
    commit(id);
    assertThat(updated()).containsExactly("1|98|null|10", "2|2|2|20", "3|3|3|3");
  }

  private static void fillUpdated() {
    cluster.sql("TRUNCATE TABLE updated");
    cluster.sql("INSERT INTO updated VALUES (1, 1, 1, 1), (2, 2, 2, 2), (3, 3, 3, 3)");
  }

  private static List<String> updated() {
    return cluster.sql("SELECT * FROM updated ORDER BY k");
  }

  private static String[] fixed(String columns) {
    return new String[] {"columns", columns, "column_separator", ",", "partial_columns", "true"};
  }

  private static void commit(long id) throws Exception {
    assertThat(client.end(id, "commit")).contains("commit successfully");
    cluster.fe.transactions().awaitVisible(id, 60_000);
  }
}
