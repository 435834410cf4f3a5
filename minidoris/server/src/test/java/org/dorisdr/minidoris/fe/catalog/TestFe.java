package org.dorisdr.minidoris.fe.catalog;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.doris.analysis.UserIdentity;
import org.dorisdr.minidoris.fe.FeServer;
import org.dorisdr.minidoris.fe.FeSettings;
import org.dorisdr.minidoris.fe.cluster.HeartbeatResult;
import org.dorisdr.minidoris.fe.session.Session;
import org.dorisdr.minidoris.fe.session.StatementError;
import org.dorisdr.minidoris.fe.session.StatementHandler;
import org.dorisdr.minidoris.fe.session.StatementResult;
import org.dorisdr.minidoris.fe.testing.FakeAgentTasks;
import org.dorisdr.sql.stock.StockSql;
import org.dorisdr.sql.stock.StockStatement;
import org.dorisdr.sql.stock.admin.UseDatabase;
import org.dorisdr.thrift.TBackend;
import org.dorisdr.thrift.TDisk;
import org.dorisdr.thrift.TReportRequest;

/** A master in memory with one backend that says yes, and a session to talk to it. */
public final class TestFe implements AutoCloseable {
  public final FakeAgentTasks backends = new FakeAgentTasks();
  public final FeServer fe;
  public final Session session = new Session(1, "root", "127.0.0.1");

  public TestFe(Path home) {
    this(home, Map.of());
  }

  public TestFe(Path home, Map<String, String> settings) {
    fe = FeServer.inMemory(new FeSettings(home, settings), backends);
    session.context().setCurrentUserIdentity(UserIdentity.ROOT);
    long id = fe.nodes().addBackend("127.0.0.1", 9050);
    long now = System.currentTimeMillis();
    fe.nodes().heartbeat(new HeartbeatResult(id, null, 9060, 8040, 8060, now, "test"), now);
  }

  /** Tells of one disk of the backend. */
  public void reportDisk(long availableBytes) {
    long id = fe.cluster().backends().get(0).id();
    TDisk disk = new TDisk("/disk", availableBytes, 0, true);
    disk.setDiskAvailableCapacity(availableBytes);
    disk.setPathHash(1);
    TReportRequest report = new TReportRequest();
    report.setBackend(new TBackend("127.0.0.1", 9060, 8040).setId(id));
    report.setDisks(Map.of(disk.getRootPath(), disk));
    fe.nodes().reported(report);
  }

  /** Column names of the last answer. */
  public List<String> columns = List.of();

  /** Rows of a statement; none if it answers with a count. */
  public List<List<String>> sql(String text) {
    StockStatement statement = StockSql.parse(text);
    if (statement instanceof UseDatabase use) {
      session.use(use.database());
      columns = List.of();
      return List.of();
    }
    StatementHandler<StockStatement> handler =
        fe.statements()
            .find(statement)
            .orElseThrow(() -> new IllegalStateException("no handler for " + text));
    try (StatementResult result = handler.run(session, statement)) {
      List<List<String>> rows = new ArrayList<>();
      columns = result.columns().stream().map(StatementResult.Column::name).toList();
      result.rows().forEachRemaining(rows::add);
      return rows;
    }
  }

  /** Text of the error that a statement ends with; null if it does not. */
  public String error(String text) {
    try {
      sql(text);
      return null;
    } catch (StatementError e) {
      return e.getMessage();
    }
  }

  public OlapTable table(String database, String name) {
    return fe.catalog().database(database).orElseThrow().olapTable(name).orElseThrow();
  }

  @Override
  public void close() {
    fe.close();
  }
}
