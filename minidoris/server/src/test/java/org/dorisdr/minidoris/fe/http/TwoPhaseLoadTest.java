package org.dorisdr.minidoris.fe.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
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
  }

  @AfterAll
  static void stop() {
    cluster.close();
  }

  private static long prepare(String label, String rows) throws Exception {
    JsonNode report = client.load("t", rows, "label", label, "two_phase_commit", "true");
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
}
