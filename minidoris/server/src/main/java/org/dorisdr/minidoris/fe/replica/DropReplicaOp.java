package org.dorisdr.minidoris.fe.replica;

import org.dorisdr.minidoris.fe.Frontend;
import org.dorisdr.minidoris.fe.journal.JournalOp;

/** A replica does not count any more; its backend is told when it next reports its tablets. */
public record DropReplicaOp(long tabletId, long replicaId) implements JournalOp {
  @Override
  public void apply(Frontend frontend, long journalId) {
    frontend
        .catalog()
        .tablet(tabletId)
        .ifPresent(place -> place.tablet().replicas.removeIf(r -> r.id == replicaId));
  }
}
