package org.dorisdr.fe;

import org.apache.doris.qe.ConnectContext;
import org.apache.doris.qe.OriginStatement;
import org.apache.doris.qe.ResultSet;
import org.apache.doris.qe.StmtExecutor;

/**
 * Runs a stock statement and keeps its rows. Most statements leave them with a proxy; SHOW FRONTEND
 * CONFIG sends them to the client whoever asks (Doris's ShowConfigCommand), and here there is none.
 * Used by one thread.
 */
final class KeepingExecutor extends StmtExecutor {
  private ResultSet sent;

  KeepingExecutor(ConnectContext context, OriginStatement statement) {
    super(context, statement, true);
  }

  @Override
  public void sendResultSet(ResultSet resultSet) {
    sent = resultSet;
  }

  /** What the statement answered; null if it has no rows to give. */
  ResultSet rows() {
    return sent == null ? getProxyShowResultSet() : sent;
  }
}
