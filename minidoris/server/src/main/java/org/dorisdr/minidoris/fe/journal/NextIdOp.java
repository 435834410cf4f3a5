package org.dorisdr.minidoris.fe.journal;

import org.dorisdr.minidoris.fe.FeServer;
import org.dorisdr.minidoris.fe.Frontend;

/** Reserves all ids below {@code end}. */
public record NextIdOp(long end) implements JournalOp {
  @Override
  public void apply(Frontend frontend, long journalId) {
    ((FeServer) frontend).ids().reserved(end);
  }
}
