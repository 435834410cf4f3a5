package org.dorisdr.minidoris.fe.cluster;

import org.dorisdr.minidoris.fe.FeServer;
import org.dorisdr.minidoris.fe.Frontend;
import org.dorisdr.minidoris.fe.journal.JournalOp;

/** A frontend leaves the group for ever. */
public record RemoveFrontendOp(String name) implements JournalOp {
  @Override
  public void apply(Frontend frontend, long journalId) {
    ((FeServer) frontend).members().remove(name);
  }
}
