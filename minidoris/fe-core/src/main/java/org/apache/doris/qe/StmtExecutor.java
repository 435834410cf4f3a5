package org.apache.doris.qe;

import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.apache.doris.analysis.StatementBase;
import org.apache.doris.thrift.TUniqueId;
import org.dorisdr.minidoris.host.FeHosts;
import org.dorisdr.minidoris.host.InternalRow;

/** Runs one statement of a session. Used by one thread. */
public class StmtExecutor {
  private final ConnectContext context;
  private final OriginStatement originStmt;
  private final boolean proxy;
  private StatementBase parsedStmt;
  private ShowResultSet proxyShowResultSet;

  public StmtExecutor(ConnectContext context, OriginStatement originStmt, boolean isProxy) {
    this.context = context;
    this.originStmt = originStmt;
    this.proxy = isProxy;
  }

  public StmtExecutor(ConnectContext context, StatementBase parsedStmt, boolean isProxy) {
    this(context, parsedStmt.getOrigStmt(), isProxy);
    this.parsedStmt = parsedStmt;
  }

  public StmtExecutor(ConnectContext context, StatementBase parsedStmt) {
    this(context, parsedStmt, false);
  }

  public StmtExecutor(ConnectContext context, String stmt) {
    this(context, new OriginStatement(stmt, 0), false);
  }

  /** Runs the statement; how it went stands in the context's state. */
  public void execute(TUniqueId queryId) throws Exception {
    context.setQueryId(queryId);
    FeHosts.current().execute(this, context, originStmt);
  }

  /**
   * Runs a query and keeps its rows.
   *
   * @return objects whose {@code getValues()} gives the columns of one row as texts, as Doris's
   *     {@code ResultRow} does
   * @throws RuntimeException with the server's message if it failed
   */
  public List<?> executeInternalQuery() {
    UUID id = UUID.randomUUID();
    context.setQueryId(new TUniqueId(id.getMostSignificantBits(), id.getLeastSignificantBits()));
    FeHosts.current().execute(this, context, originStmt);
    if (context.getState().getStateType() == QueryState.MysqlStateType.ERR) {
      throw new IllegalStateException(context.getState().getErrorMessage());
    }
    return proxyShowResultSet == null
        ? List.of()
        : proxyShowResultSet.getResultRows().stream().map(InternalRow::new).toList();
  }

  public ConnectContext getContext() {
    return context;
  }

  public OriginStatement getOriginStmt() {
    return originStmt;
  }

  public String getOriginStmtInString() {
    return originStmt == null ? "" : originStmt.originStmt;
  }

  public StatementBase getParsedStmt() {
    return parsedStmt;
  }

  /** Whether rows are kept here for somebody else instead of being sent. */
  public boolean isProxy() {
    return proxy;
  }

  public ShowResultSet getProxyShowResultSet() {
    return proxyShowResultSet;
  }

  public void setProxyShowResultSet(ShowResultSet proxyShowResultSet) {
    this.proxyShowResultSet = proxyShowResultSet;
  }

  public ShowResultSet getShowResultSet() {
    return proxyShowResultSet;
  }

  /** Sends rows to the client of the session. */
  public void sendResultSet(ResultSet resultSet) throws IOException {
    FeHosts.current().send(context, resultSet);
  }
}
