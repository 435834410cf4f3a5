package org.dorisdr.minidoris.fe.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.dorisdr.minidoris.be.Backend;
import org.dorisdr.minidoris.be.BeConfig;
import org.dorisdr.minidoris.fe.testing.FeProcess;
import org.dorisdr.minidoris.fe.testing.FrontendGroup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Transactions of clients that are connected to a follower. */
class FollowerTransactionsTest {
  @TempDir Path directory;

  @Test
  void runOnTheMaster() throws Exception {
    try (FrontendGroup frontends = FrontendGroup.ofThree(directory, Map.of());
        Backend backend = backend()) {
      FeProcess follower = frontends.get(1);
      frontends
          .get(0)
          .sql("ALTER SYSTEM ADD BACKEND \"127.0.0.1:" + backend.ports().heartbeat() + "\"");
      await().until(() -> follower.sql("SHOW BACKENDS").get(0).get("Alive").equals("true"));
      frontends.get(0).sql("CREATE DATABASE tx");
      // SYNC waits on a follower for what the master has written.
      follower.sql("SYNC");
      follower.sql(
          "CREATE TABLE tx.t (k INT) DUPLICATE KEY(k) DISTRIBUTED BY HASH(k) BUCKETS 1"
              + " PROPERTIES('replication_num'='1')");
      try (Connection connection = follower.connect();
          Statement statement = connection.createStatement()) {
        statement.execute("USE tx");
        statement.execute("BEGIN");
        statement.execute("INSERT INTO t SELECT 1");
        statement.execute("INSERT INTO t SELECT 2");
        assertThatThrownBy(() -> statement.execute("CREATE DATABASE other"))
            .hasMessageContaining("This is in a transaction");
        assertThat(sum(follower)).isEqualTo("0");
        statement.execute("COMMIT");
        assertThat(sum(follower)).isEqualTo("3");
        statement.execute("BEGIN");
        statement.execute("INSERT INTO t VALUES (10)");
        statement.execute("ROLLBACK");
        assertThat(sum(follower)).isEqualTo("3");
        statement.execute("BEGIN WITH LABEL left_open");
        statement.execute("INSERT INTO t VALUES (100)");
        assertThat(runningTransactions(frontends.get(2))).isEqualTo("1");
      }
      // The client has gone without a word.
      await()
          .until(
              () ->
                  follower.sql("SHOW TRANSACTION FROM tx WHERE label = 'left_open'").stream()
                      .anyMatch(r -> r.get("TransactionStatus").equals("ABORTED")));
      assertThat(sum(follower)).isEqualTo("3");

      try (Connection connection = follower.connect();
          Statement statement = connection.createStatement()) {
        statement.execute("USE tx");
        statement.execute("BEGIN");
        statement.execute("INSERT INTO t VALUES (1000)");
        frontends.get(0).close();
        await().until(() -> frontends.get(1).isMaster() || frontends.get(2).isMaster());
        await()
            .untilAsserted(
                () ->
                    assertThatThrownBy(() -> statement.execute("INSERT INTO t VALUES (1001)"))
                        .hasMessageContaining("so the transaction is rolled back"));
        statement.execute("COMMIT");
      }
    }
  }

  /** ShowProcCommand goes to the master unless forward_to_master is off. */
  private static String runningTransactions(FeProcess frontend) throws SQLException {
    return frontend.sql("SHOW PROC '/transactions'").stream()
        .filter(r -> r.get("DbName").equals("Total"))
        .findFirst()
        .orElseThrow()
        .get("RunningTransactionNum");
  }

  private static String sum(FeProcess frontend) throws SQLException {
    return frontend.sql("SELECT coalesce(sum(k), 0) AS s FROM tx.t").get(0).get("s");
  }

  private Backend backend() throws IOException {
    return new Backend(
        new BeConfig(
            directory.resolve("be"),
            Map.of("be_port", "0", "webserver_port", "0", "heartbeat_service_port", "0")));
  }
}
