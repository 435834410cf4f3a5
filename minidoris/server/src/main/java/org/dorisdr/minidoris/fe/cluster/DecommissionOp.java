package org.dorisdr.minidoris.fe.cluster;

import org.dorisdr.minidoris.fe.FeServer;
import org.dorisdr.minidoris.fe.Frontend;
import org.dorisdr.minidoris.fe.journal.JournalOp;

/**
 * The tablets of a backend move away, or may stay after all.
 *
 * @param decommissioned false = CANCEL DECOMMISSION
 */
public record DecommissionOp(long id, boolean decommissioned) implements JournalOp {
  @Override
  public void apply(Frontend frontend, long journalId) {
    ((FeServer) frontend).nodes().node(id).ifPresent(node -> node.decommissioned = decommissioned);
  }
}
