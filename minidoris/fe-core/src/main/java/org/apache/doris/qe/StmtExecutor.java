package org.apache.doris.qe;

import java.io.IOException;
import org.apache.doris.analysis.StatementBase;
import org.apache.doris.thrift.TUniqueId;
import org.dorisdr.minidoris.host.FeHosts;

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
