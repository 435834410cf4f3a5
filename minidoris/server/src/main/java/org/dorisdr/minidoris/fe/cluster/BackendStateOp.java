package org.dorisdr.minidoris.fe.cluster;

import org.dorisdr.minidoris.fe.FeServer;
import org.dorisdr.minidoris.fe.Frontend;
import org.dorisdr.minidoris.fe.journal.JournalOp;

/**
 * A backend came, went, or has new ports.
 *
 * @param time when, ms since the epoch
 */
public record BackendStateOp(HeartbeatResult result, boolean alive, long time)
    implements JournalOp {
  @Override
  public void apply(Frontend frontend, long journalId) {
    ((FeServer) frontend).nodes().change(this);
  }
}
