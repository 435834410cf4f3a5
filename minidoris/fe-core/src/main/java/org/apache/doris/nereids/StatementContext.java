package org.apache.doris.nereids;

import java.io.Closeable;
import org.apache.doris.analysis.StatementBase;
import org.apache.doris.qe.ConnectContext;
import org.apache.doris.qe.OriginStatement;

/** What belongs to one statement while it runs. Used by one thread. */
public class StatementContext implements Closeable {
  private ConnectContext connectContext;
  private OriginStatement originStatement;
  private StatementBase parsedStatement;

  public StatementContext() {
    this(ConnectContext.get(), null);
  }

  public StatementContext(ConnectContext connectContext, OriginStatement originStatement) {
    this.connectContext = connectContext;
    this.originStatement = originStatement;
  }

  public ConnectContext getConnectContext() {
    return connectContext;
  }

  public void setConnectContext(ConnectContext connectContext) {
    this.connectContext = connectContext;
  }

  public OriginStatement getOriginStatement() {
    return originStatement;
  }

  public void setOriginStatement(OriginStatement originStatement) {
    this.originStatement = originStatement;
  }

  public StatementBase getParsedStatement() {
    return parsedStatement;
  }

  public void setParsedStatement(StatementBase parsedStatement) {
    this.parsedStatement = parsedStatement;
  }

  @Override
  public void close() {}
}
