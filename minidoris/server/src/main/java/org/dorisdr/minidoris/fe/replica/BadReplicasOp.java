package org.dorisdr.minidoris.fe.replica;

import java.util.List;
import org.dorisdr.minidoris.fe.Frontend;
import org.dorisdr.minidoris.fe.journal.JournalOp;

/** Backends have told that files of these replicas, or all of them, are lost or damaged. */
public record BadReplicasOp(List<Entry> entries) implements JournalOp {
  /** One replica. */
  public record Entry(long tabletId, long replicaId) {}

  @Override
  public void apply(Frontend frontend, long journalId) {
    for (Entry entry : entries) {
      frontend.catalog().replica(entry.tabletId, entry.replicaId).ifPresent(r -> r.bad = true);
    }
  }
}
