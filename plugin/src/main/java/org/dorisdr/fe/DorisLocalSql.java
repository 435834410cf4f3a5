package org.dorisdr.fe;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.doris.analysis.UserIdentity;
import org.apache.doris.catalog.Column;
import org.apache.doris.catalog.Env;
import org.apache.doris.qe.ConnectContext;
import org.apache.doris.qe.OriginStatement;
import org.apache.doris.qe.QueryState;
import org.apache.doris.qe.ResultSet;
import org.apache.doris.qe.StmtExecutor;
import org.apache.doris.thrift.TUniqueId;
import org.dorisdr.host.HostException;
import org.dorisdr.host.LocalSql;

/** Runs statements in this frontend as its administrator. */
final class DorisLocalSql implements LocalSql {
  /** Set while a thread runs a stock statement, which passes through the plugin again. */
  private static final ThreadLocal<Boolean> RUNNING = new ThreadLocal<>();

  private static final long ID_SPACE = 0x646f7269732d6472L;

  private final AtomicLong lastId = new AtomicLong();

  static boolean isRunningHere() {
    return RUNNING.get() != null;
  }

  @Override
  public Result run(String database, String sql) throws HostException {
    ConnectContext callers = ConnectContext.get();
    Boolean outer = RUNNING.get();
    RUNNING.set(Boolean.TRUE);
    try {
      return run(context(database), sql);
    } finally {
      restore(callers, outer);
    }
  }

  @Override
  public List<List<String>> query(String sql) throws HostException {
    ConnectContext callers = ConnectContext.get();
    Boolean outer = RUNNING.get();
    RUNNING.set(Boolean.TRUE);
    try {
      StmtExecutor executor = new StmtExecutor(context(null), new OriginStatement(sql, 0), true);
      return InternalRows.values(executor.executeInternalQuery());
    } catch (RuntimeException e) {
      throw new HostException(detail(e.getMessage()), e);
    } finally {
      restore(callers, outer);
    }
  }

  private static void restore(ConnectContext callers, Boolean outer) {
    if (outer == null) {
      RUNNING.remove();
    }
    ConnectContext.remove();
    if (callers != null) {
      callers.setThreadLocalInfo();
    }
  }

  private static ConnectContext context(String database) {
    ConnectContext context = new ConnectContext();
    context.setEnv(Env.getCurrentEnv());
    context.setCurrentUserIdentity(UserIdentity.ADMIN);
    if (database != null) {
      context.setDatabase(database);
    }
    context.getState().setInternal(true);
    // Else Doris refuses the CREATE TABLE of a source that has such a table.
    context.getSessionVariable().setEnableVariantFlattenNested(true);
    context.setStartTime();
    context.setThreadLocalInfo();
    return context;
  }

  private Result run(ConnectContext context, String sql) throws HostException {
    KeepingExecutor executor = new KeepingExecutor(context, new OriginStatement(sql, 0));
    try {
      executor.execute(new TUniqueId(ID_SPACE, lastId.incrementAndGet()));
    } catch (Exception e) {
      throw new HostException(detail(e.getMessage()), e);
    }
    QueryState state = context.getState();
    if (state.getStateType() == QueryState.MysqlStateType.ERR) {
      throw new HostException(detail(state.getErrorMessage()));
    }
    ResultSet rows = executor.rows();
    if (rows == null) {
      return new Result(List.of(), List.of());
    }
    List<String> columns = rows.getMetaData().getColumns().stream().map(Column::getName).toList();
    return new Result(columns, rows.getResultRows());
  }

  /** Without the prefix that Doris puts before every message, and will put before ours again. */
  private static String detail(String message) {
    String prefix = "errCode = 2, detailMessage = ";
    return message == null ? "" : message.replace(prefix, "");
  }
}
