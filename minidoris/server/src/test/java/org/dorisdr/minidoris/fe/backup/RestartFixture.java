package org.dorisdr.minidoris.fe.backup;

import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.doris.analysis.UserIdentity;
import org.dorisdr.minidoris.be.Backend;
import org.dorisdr.minidoris.be.BeConfig;
import org.dorisdr.minidoris.fe.FeServer;
import org.dorisdr.minidoris.fe.FeSettings;
import org.dorisdr.minidoris.fe.query.QueryService;
import org.dorisdr.minidoris.fe.session.Session;
import org.dorisdr.minidoris.fe.session.StatementHandler;
import org.dorisdr.minidoris.fe.session.StatementResult;
import org.dorisdr.minidoris.fe.testing.FreePorts;
import org.dorisdr.sql.stock.StockSql;
import org.dorisdr.sql.stock.StockStatement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A frontend that is started again now and then, a backend and a repository. */
abstract class RestartFixture {
  @TempDir Path home;
  final Map<String, String> conf = new HashMap<>();
  private final Session session = new Session(1, "root", "127.0.0.1");
  FeServer fe;
  private Backend backend;

  @BeforeEach
  void start() throws Exception {
    for (String port : List.of("edit_log_port", "rpc_port", "query_port", "http_port")) {
      conf.put(port, String.valueOf(FreePorts.next()));
    }
    conf.put("heartbeat_interval_millis", "100");
    // One state a tick, slow enough to be interrupted in each of them.
    conf.put("backup_handler_update_interval_millis", "150");
    session.context().setCurrentUserIdentity(UserIdentity.ROOT);
    session.use("db");
    backend =
        new Backend(
            new BeConfig(
                home.resolve("be"),
                Map.of(
                    "be_port",
                    "0",
                    "webserver_port",
                    "0",
                    "heartbeat_service_port",
                    "0",
                    "brpc_port",
                    "0")));
    startFrontend();
    fe.nodes().addBackend("127.0.0.1", backend.ports().heartbeat());
    awaitAlive();
    sql("CREATE DATABASE db");
    sql(
        "CREATE TABLE t (k INT NOT NULL, v VARCHAR(20)) DUPLICATE KEY(k)"
            + " DISTRIBUTED BY HASH(k) BUCKETS 3 PROPERTIES('replication_num'='1')");
    sql("INSERT INTO t VALUES (1, 'a'), (2, 'b'), (3, 'c'), (4, NULL)");
    sql("CREATE REPOSITORY r WITH LOCAL ON LOCATION '" + home.resolve("repo") + "'");
  }

  @AfterEach
  void stop() {
    fe.close();
    backend.close();
  }

  private void startFrontend() throws Exception {
    fe = FeServer.start(new FeSettings(home.resolve("fe"), conf), null);
    await().until(fe::isMaster);
  }

  private void awaitAlive() {
    await().until(() -> fe.cluster().backends().stream().allMatch(b -> b.alive()));
  }

  final void restart() throws Exception {
    fe.close();
    startFrontend();
    awaitAlive();
  }

  final List<String> sql(String text) {
    StatementResult result;
    if (QueryService.handles(text)) {
      result = fe.queries().run(session, text);
    } else {
      StockStatement statement = StockSql.parse(text);
      StatementHandler<StockStatement> handler = fe.statements().find(statement).orElseThrow();
      result = handler.run(session, statement);
    }
    List<String> rows = new ArrayList<>();
    try (result) {
      result
          .rows()
          .forEachRemaining(
              r -> rows.add(String.join("|", r.stream().map(String::valueOf).toList())));
    }
    return rows;
  }

  final String state(String show, int column) {
    List<String> rows = sql(show);
    return rows.get(rows.size() - 1).split("\\|", -1)[column];
  }
}
