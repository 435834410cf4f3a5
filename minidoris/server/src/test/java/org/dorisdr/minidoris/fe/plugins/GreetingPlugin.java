package org.dorisdr.minidoris.fe.plugins;

import com.google.common.collect.ImmutableSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.doris.analysis.StatementBase;
import org.apache.doris.catalog.Column;
import org.apache.doris.catalog.Env;
import org.apache.doris.catalog.ScalarType;
import org.apache.doris.common.AnalysisException;
import org.apache.doris.common.FeConstants;
import org.apache.doris.nereids.StatementContext;
import org.apache.doris.nereids.glue.LogicalPlanAdapter;
import org.apache.doris.nereids.parser.Dialect;
import org.apache.doris.nereids.parser.NereidsParser;
import org.apache.doris.nereids.trees.plans.PlanType;
import org.apache.doris.nereids.trees.plans.commands.Command;
import org.apache.doris.nereids.trees.plans.visitor.PlanVisitor;
import org.apache.doris.plugin.DialectConverterPlugin;
import org.apache.doris.plugin.Plugin;
import org.apache.doris.plugin.PluginContext;
import org.apache.doris.plugin.PluginInfo;
import org.apache.doris.qe.ConnectContext;
import org.apache.doris.qe.OriginStatement;
import org.apache.doris.qe.SessionVariable;
import org.apache.doris.qe.ShowResultSet;
import org.apache.doris.qe.ShowResultSetMetaData;
import org.apache.doris.qe.StmtExecutor;
import org.apache.doris.thrift.TUniqueId;

/** A plugin for tests: understands GREET, REMEMBER, INSIDE, FAIL and BREAK. */
public final class GreetingPlugin extends Plugin implements DialectConverterPlugin {
  static final AtomicInteger RUNNING = new AtomicInteger();
  private String place;

  @Override
  public void init(PluginInfo info, PluginContext context) {
    place = context.getPluginPath();
    RUNNING.incrementAndGet();
  }

  @Override
  public void close() {
    RUNNING.decrementAndGet();
  }

  @Override
  public ImmutableSet<Dialect> acceptDialects() {
    return ImmutableSet.of(Dialect.DORIS);
  }

  @Override
  public List<StatementBase> parseSqlWithDialect(String sql, SessionVariable variables) {
    return switch (sql.strip().split(" ")[0]) {
      case "BREAK" -> throw new IllegalStateException("broken on purpose");
      case "GREET" -> List.of(command((c, e) -> rows(e, "hello " + c.getQualifiedUser())));
      case "WHERE" -> List.of(command((c, e) -> rows(e, place)));
      case "FAIL" ->
          List.of(
              command(
                  (c, e) -> {
                    throw new AnalysisException("failed on purpose");
                  }));
      case "REMEMBER" -> List.of(command((c, e) -> remember(sql.strip().substring(9))));
      case "INSIDE" -> List.of(command((c, e) -> rows(e, inside(c, sql.strip().substring(7)))));
      case "MIXED" -> {
        List<StatementBase> stock = new NereidsParser().parseSQL("SELECT @@version");
        yield List.of(command((c, e) -> rows(e, "first")), stock.get(0));
      }
      default -> null;
    };
  }

  private static void remember(String value) throws Exception {
    Env.getCurrentEnv()
        .alterDatabaseProperty(FeConstants.INTERNAL_DB_NAME, Map.of("greeting", value));
  }

  private static String inside(ConnectContext outer, String sql) throws Exception {
    ConnectContext context = new ConnectContext();
    try {
      context.setEnv(Env.getCurrentEnv());
      context.setCurrentUserIdentity(org.apache.doris.analysis.UserIdentity.ADMIN);
      context.getState().setInternal(true);
      context.setThreadLocalInfo();
      StmtExecutor executor = new StmtExecutor(context, new OriginStatement(sql, 0), true);
      executor.execute(new TUniqueId(1, 2));
      ShowResultSet rows = executor.getProxyShowResultSet();
      String text = rows == null ? "" : " " + rows.getResultRows();
      return context.getState().getStateType() + text + context.getState().getErrorMessage();
    } finally {
      ConnectContext.remove();
      outer.setThreadLocalInfo();
    }
  }

  private static void rows(StmtExecutor executor, String text) throws Exception {
    ShowResultSetMetaData columns =
        ShowResultSetMetaData.builder()
            .addColumn(new Column("Text", ScalarType.createVarchar(64)))
            .build();
    ShowResultSet rows = new ShowResultSet(columns, List.of(List.of(text)));
    if (executor.isProxy()) {
      executor.setProxyShowResultSet(rows);
    } else {
      executor.sendResultSet(rows);
    }
  }

  private interface Body {
    void run(ConnectContext context, StmtExecutor executor) throws Exception;
  }

  private static StatementBase command(Body body) {
    Command command =
        new Command(PlanType.UNKNOWN) {
          @Override
          public void run(ConnectContext context, StmtExecutor executor) throws Exception {
            body.run(context, executor);
          }

          @Override
          public <R, C> R accept(PlanVisitor<R, C> visitor, C context) {
            return visitor.visitCommand(this, context);
          }
        };
    return new LogicalPlanAdapter(
        command, new StatementContext(ConnectContext.get(), new OriginStatement("", 0)));
  }
}
