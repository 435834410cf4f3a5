package org.dorisdr.minidoris.fe.query;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.doris.analysis.UserIdentity;
import org.awaitility.Awaitility;
import org.dorisdr.minidoris.be.Backend;
import org.dorisdr.minidoris.be.BeConfig;
import org.dorisdr.minidoris.fe.ClusterState;
import org.dorisdr.minidoris.fe.FeServer;
import org.dorisdr.minidoris.fe.FeSettings;
import org.dorisdr.minidoris.fe.session.Session;
import org.dorisdr.minidoris.fe.session.StatementError;
import org.dorisdr.minidoris.fe.session.StatementHandler;
import org.dorisdr.minidoris.fe.session.StatementResult;
import org.dorisdr.minidoris.fe.testing.FreePorts;
import org.dorisdr.sql.stock.StockSql;
import org.dorisdr.sql.stock.StockStatement;

/** A frontend and backends in this process, talking over TCP. */
public final class TestCluster implements AutoCloseable {
  public final FeServer fe;
  public final List<Backend> backends = new ArrayList<>();
  public final Session session = new Session(1, "root", "127.0.0.1");
  String info;

  public TestCluster(Path home, int backendCount) throws Exception {
    fe =
        FeServer.inMemory(
            new FeSettings(
                home.resolve("fe"),
                Map.of(
                    "rpc_port",
                    String.valueOf(FreePorts.next()),
                    "http_port",
                    "0",
                    "query_port",
                    "0",
                    "heartbeat_interval_millis",
                    "100",
                    "tablet_repair_interval_millis",
                    "100",
                    "enable_feature_binlog",
                    "true")),
            null);
    for (int i = 0; i < backendCount; i++) {
      Backend backend =
          new Backend(
              new BeConfig(
                  home.resolve("be" + i),
                  Map.of(
                      "be_port", "0",
                      "webserver_port", "0",
                      "heartbeat_service_port", "0",
                      "brpc_port", "0",
                      "report_tablet_interval_seconds", "1",
                      "report_disk_state_interval_seconds", "1",
                      "enable_feature_binlog", "true")));
      backends.add(backend);
      fe.nodes().addBackend("127.0.0.1", backend.ports().heartbeat());
    }
    Awaitility.await()
        .until(() -> fe.cluster().backends().stream().allMatch(ClusterState.Backend::alive));
    login(session);
    sql("CREATE DATABASE db");
    session.use("db");
  }

  private static void login(Session session) {
    session
        .context()
        .setCurrentUserIdentity(UserIdentity.createAnalyzedUserIdentWithIp("root", "%"));
  }

  /** Another session in the same database, for statements beside each other. */
  public Session connect() {
    Session other = new Session(2, "root", "127.0.0.1");
    login(other);
    other.use("db");
    return other;
  }

  /** Rows of a statement, columns joined by {@code |}; of a write the number of rows. */
  public List<String> sql(String text) {
    try (StatementResult result = result(text)) {
      info = result.info();
      if (result.columns().isEmpty()) {
        return List.of(String.valueOf(result.affectedRows()));
      }
      List<String> rows = new ArrayList<>();
      result
          .rows()
          .forEachRemaining(
              r -> rows.add(String.join("|", r.stream().map(String::valueOf).toList())));
      return rows;
    }
  }

  /** Types of the columns of a query's answer, with a space between. */
  public String types(String query) {
    try (StatementResult result = result(query)) {
      return result.columns().stream()
          .map(StatementResult.Column::type)
          .collect(Collectors.joining(" "));
    }
  }

  /** Names of the columns of a query's answer. */
  List<String> columns(String query) {
    try (StatementResult result = result(query)) {
      return result.columns().stream().map(StatementResult.Column::name).toList();
    }
  }

  public StatementResult result(String text) {
    return result(session, text);
  }

  /** Runs it in a session of {@link #connect}, to the end. */
  public void run(Session in, String text) {
    result(in, text).close();
  }

  private StatementResult result(Session in, String text) {
    if (QueryService.handles(text)) {
      return fe.queries().run(in, text);
    }
    StockStatement statement = StockSql.parse(text);
    StatementHandler<StockStatement> handler = fe.statements().find(statement).orElseThrow();
    return handler.run(in, statement);
  }

  /** Text of the error that a statement ends with. */
  public String error(String text) {
    try {
      return "no error but " + sql(text);
    } catch (StatementError e) {
      return e.getMessage();
    }
  }

  @Override
  public void close() {
    fe.close();
    backends.forEach(Backend::close);
  }
}
