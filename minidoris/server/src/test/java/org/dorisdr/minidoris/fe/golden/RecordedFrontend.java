package org.dorisdr.minidoris.fe.golden;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dorisdr.minidoris.common.rpc.ThriftPool;
import org.dorisdr.minidoris.fe.FeServer;
import org.dorisdr.minidoris.fe.FeSettings;
import org.dorisdr.minidoris.fe.cluster.HeartbeatResult;
import org.dorisdr.minidoris.fe.door.FrontDoor;
import org.dorisdr.minidoris.fe.rpc.FrontendRpc;
import org.dorisdr.minidoris.fe.testing.FakeAgentTasks;
import org.dorisdr.thrift.FrontendService;

/**
 * A frontend with the backend of the recording, and a client that talks to it over MySQL's protocol
 * and over thrift. Its jobs go on only when they are told to, so that each of their states is seen.
 */
final class RecordedFrontend implements AutoCloseable {
  private static final String ENDPOINT = "http://127.0.0.1:9111";
  private static final long EIGHT_GIGABYTES = 8L << 30;

  final FakeAgentTasks backends = new FakeAgentTasks();
  final FeServer fe;
  final Path home;
  final FakeBucket bucket = new FakeBucket("sk");
  private final Connection connection;
  private final ThriftPool<FrontendService.Client> pool =
      new ThriftPool<>(FrontendService.Client::new, 120_000);

  RecordedFrontend(Path home) throws SQLException, IOException {
    this.home = home;
    Map<String, String> settings = new HashMap<>();
    settings.put("enable_feature_binlog", "true");
    settings.put("query_port", "0");
    settings.put("rpc_port", "0");
    settings.put("backup_handler_update_interval_millis", "3600000");
    settings.put("catalog_recycle_bin_interval_millis", "3600000");
    settings.put("heartbeat_interval_millis", "3600000");
    backends.answerWith(new InertBackend());
    fe = FeServer.inMemory(new FeSettings(home, settings), backends);
    long id = fe.nodes().addBackend("127.0.0.1", 9050);
    long now = System.currentTimeMillis();
    fe.nodes()
        .heartbeat(
            new HeartbeatResult(id, null, 9060, 8040, 8060, now, "fake-be", EIGHT_GIGABYTES), now);
    call(c -> c.report(InertBackend.report(id)));
    int port = fe.part(FrontDoor.class).orElseThrow().queryPort();
    connection = DriverManager.getConnection("jdbc:mysql://127.0.0.1:" + port + "/", "root", "");
  }

  /** What a statement answers, in the form of the recording, whose endpoint of S3 is ours. */
  List<String> sql(String recorded) throws SQLException {
    return run(recorded.replace(ENDPOINT, bucket.endpoint())).stream()
        .map(line -> line.replace(bucket.endpoint(), ENDPOINT))
        .toList();
  }

  private List<String> run(String text) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      if (!statement.execute(text)) {
        return List.of("ok");
      }
      return rows(statement.getResultSet());
    } catch (SQLException e) {
      return List.of(
          "ERROR %d (%s): %s"
              .formatted(e.getErrorCode(), e.getSQLState(), e.getMessage().replace("\n", "⏎")));
    }
  }

  private static List<String> rows(ResultSet rows) throws SQLException {
    List<String> lines = new ArrayList<>();
    List<String> values = new ArrayList<>();
    int columns = rows.getMetaData().getColumnCount();
    for (int i = 1; i <= columns; i++) {
      values.add(rows.getMetaData().getColumnLabel(i));
    }
    lines.add(String.join(" | ", values));
    while (rows.next()) {
      values.clear();
      for (int i = 1; i <= columns; i++) {
        String value = rows.getString(i);
        values.add(value == null ? "\\N" : value.replace("\n", "⏎"));
      }
      lines.add(String.join(" | ", values));
    }
    return lines;
  }

  /** Calls the frontend over thrift. */
  <T> T call(ThriftPool.Call<FrontendService.Client, T> call) throws IOException {
    try {
      return pool.call("127.0.0.1", fe.part(FrontendRpc.class).orElseThrow().port(), call);
    } catch (Exception e) {
      throw new IOException(e);
    }
  }

  @Override
  public void close() throws SQLException {
    pool.close();
    connection.close();
    bucket.close();
    fe.close();
  }
}
