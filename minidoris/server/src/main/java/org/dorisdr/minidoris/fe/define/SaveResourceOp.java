package org.dorisdr.minidoris.fe.define;

import org.dorisdr.minidoris.fe.Frontend;
import org.dorisdr.minidoris.fe.journal.JournalOp;

/** Makes a resource known, or changes one. */
public record SaveResourceOp(S3Resource resource) implements JournalOp {
  @Override
  public void apply(Frontend frontend, long journalId) {
    Definitions.of(frontend).storage().putResource(resource);
  }
}
