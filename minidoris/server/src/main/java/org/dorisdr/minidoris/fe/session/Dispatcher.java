package org.dorisdr.minidoris.fe.session;

import java.io.IOException;
import java.util.List;
import org.apache.doris.analysis.StatementBase;
import org.apache.doris.catalog.Env;
import org.apache.doris.qe.ConnectContext;
import org.dorisdr.minidoris.fe.mysql.SqlService;
import org.dorisdr.minidoris.host.StockStatement;
import org.dorisdr.sql.stock.StockSql;

/**
 * Runs packets of statements: a plugin may take a packet whole, else it is stock SQL. Thread safe.
 */
public final class Dispatcher {
  private static final int ALL = -1;

  private final PluginStatements plugins;
  private final StatementRunner runner;

  public Dispatcher(PluginStatements plugins, StatementRunner runner) {
    this.plugins = plugins;
    this.runner = runner;
  }

  /** Runs all statements of a packet until one fails; see {@link SqlService#run}. */
  public void run(Session session, String packet, SqlService.Sink sink) throws IOException {
    run(session, packet, ALL, sink);
  }

  /** Runs one statement of a packet, counted from 0. */
  public void runOne(Session session, String packet, int index, SqlService.Sink sink)
      throws IOException {
    run(session, packet, index, sink);
  }

  private void run(Session session, String packet, int index, SqlService.Sink sink)
      throws IOException {
    ConnectContext outer = ConnectContext.get();
    ConnectContext context = session.context();
    context.setEnv(Env.getCurrentEnv());
    context.setDatabase(session.database());
    context.setStartTime();
    context.setThreadLocalInfo();
    session.running(packet);
    try {
      List<StatementBase> statements = parse(packet, context);
      if (index == ALL) {
        runAll(session, statements, packet, sink);
      } else if (index < statements.size()) {
        sink.accept(runner.run(session, statements.get(index), packet, index), false);
      } else {
        throw StatementError.general("there is no statement " + index + " in: " + packet);
      }
    } finally {
      session.running(null);
      if (outer == null) {
        ConnectContext.remove();
      } else {
        outer.setThreadLocalInfo();
      }
    }
  }

  private void runAll(
      Session session, List<StatementBase> statements, String packet, SqlService.Sink sink)
      throws IOException {
    if (statements.isEmpty()) {
      sink.accept(StatementResult.ok(), false);
    }
    for (int i = 0; i < statements.size(); i++) {
      StatementResult result = runner.run(session, statements.get(i), packet, i);
      sink.accept(result, i < statements.size() - 1);
      session.context().setDatabase(session.database());
    }
  }

  /** Statements of a packet in order; a plugin's if one took it. */
  private List<StatementBase> parse(String packet, ConnectContext context) {
    List<StatementBase> taken = plugins.parse(packet, context.getSessionVariable());
    return taken.isEmpty() ? parseStock(packet) : taken;
  }

  private static List<StatementBase> parseStock(String packet) {
    return StockSql.split(packet).stream().map(t -> (StatementBase) new StockStatement(t)).toList();
  }
}
