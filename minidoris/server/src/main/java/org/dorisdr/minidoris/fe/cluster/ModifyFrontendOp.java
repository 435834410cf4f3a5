package org.dorisdr.minidoris.fe.cluster;

import org.dorisdr.minidoris.fe.FeServer;
import org.dorisdr.minidoris.fe.Frontend;
import org.dorisdr.minidoris.fe.journal.JournalOp;

/** A frontend has started with ports that were not known. */
public record ModifyFrontendOp(FrontendMember member) implements JournalOp {
  @Override
  public void apply(Frontend frontend, long journalId) {
    ((FeServer) frontend).members().put(member);
  }
}
