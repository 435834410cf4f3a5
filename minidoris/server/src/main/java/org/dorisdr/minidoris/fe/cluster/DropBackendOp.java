package org.dorisdr.minidoris.fe.cluster;

import org.dorisdr.minidoris.fe.FeServer;
import org.dorisdr.minidoris.fe.Frontend;
import org.dorisdr.minidoris.fe.journal.JournalOp;

/** A backend leaves the cluster. */
public record DropBackendOp(long id) implements JournalOp {
  @Override
  public void apply(Frontend frontend, long journalId) {
    ((FeServer) frontend).nodes().remove(id);
  }
}
