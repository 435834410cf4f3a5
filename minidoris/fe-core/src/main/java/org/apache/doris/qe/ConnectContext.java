package org.apache.doris.qe;

import org.apache.doris.analysis.UserIdentity;
import org.apache.doris.catalog.Env;
import org.apache.doris.nereids.StatementContext;
import org.apache.doris.thrift.TUniqueId;

/** A session as commands see it. Used by one thread at a time. */
public class ConnectContext {
  private static final ThreadLocal<ConnectContext> CURRENT = new ThreadLocal<>();

  protected SessionVariable sessionVariable = new SessionVariable();
  protected TUniqueId queryId;
  protected volatile boolean isKilled;
  private final QueryState state = new QueryState();
  private Env env;
  private UserIdentity currentUserIdentity;
  private String database = "";
  private String remoteIp = "127.0.0.1";
  private int connectionId;
  private StatementContext statementContext;
  private StmtExecutor executor;

  public ConnectContext() {}

  /** Context of the statement that this thread runs; null if it runs none. */
  public static ConnectContext get() {
    return CURRENT.get();
  }

  public static void remove() {
    CURRENT.remove();
  }

  public void setThreadLocalInfo() {
    CURRENT.set(this);
  }

  public Env getEnv() {
    return env;
  }

  public void setEnv(Env env) {
    this.env = env;
  }

  public UserIdentity getCurrentUserIdentity() {
    return currentUserIdentity;
  }

  public void setCurrentUserIdentity(UserIdentity userIdentity) {
    currentUserIdentity = userIdentity;
  }

  /** User name without its host. */
  public String getQualifiedUser() {
    return currentUserIdentity == null ? null : currentUserIdentity.getQualifiedUser();
  }

  /** Current database; empty if there is none. */
  public String getDatabase() {
    return database;
  }

  public void setDatabase(String db) {
    database = db == null ? "" : db;
  }

  public QueryState getState() {
    return state;
  }

  public SessionVariable getSessionVariable() {
    return sessionVariable;
  }

  public void setSessionVariable(SessionVariable sessionVariable) {
    this.sessionVariable = sessionVariable;
  }

  public StatementContext getStatementContext() {
    return statementContext;
  }

  public void setStatementContext(StatementContext statementContext) {
    this.statementContext = statementContext;
  }

  public StmtExecutor getExecutor() {
    return executor;
  }

  public void setExecutor(StmtExecutor executor) {
    this.executor = executor;
  }

  public String getRemoteIP() {
    return remoteIp;
  }

  public void setRemoteIP(String remoteIp) {
    this.remoteIp = remoteIp;
  }

  public String getClientIP() {
    return remoteIp;
  }

  public int getConnectionId() {
    return connectionId;
  }

  public void setConnectionId(int connectionId) {
    this.connectionId = connectionId;
  }

  public TUniqueId queryId() {
    return queryId;
  }

  public void setQueryId(TUniqueId queryId) {
    this.queryId = queryId;
  }

  public boolean isKilled() {
    return isKilled;
  }

  /** Whether another frontend sent the statement here. */
  public boolean isProxy() {
    return executor != null && executor.isProxy();
  }

  /** Marks the beginning of a statement. */
  public void setStartTime() {}
}
