package org.dorisdr.minidoris.fe.replica;

import org.dorisdr.minidoris.fe.Frontend;
import org.dorisdr.minidoris.fe.journal.JournalOp;

/** An administrator says that a replica is bad, or that it is not. */
public record SetReplicaStatusOp(long tabletId, long replicaId, boolean bad) implements JournalOp {
  @Override
  public void apply(Frontend frontend, long journalId) {
    frontend.catalog().replica(tabletId, replicaId).ifPresent(replica -> replica.bad = bad);
  }
}
