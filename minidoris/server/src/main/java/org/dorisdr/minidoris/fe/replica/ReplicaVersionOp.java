package org.dorisdr.minidoris.fe.replica;

import java.util.List;
import org.dorisdr.minidoris.fe.Frontend;
import org.dorisdr.minidoris.fe.catalog.Replica;
import org.dorisdr.minidoris.fe.journal.JournalOp;

/** Replicas have caught up with what they had missed, or lost. */
public record ReplicaVersionOp(List<Entry> entries) implements JournalOp {
  /** One replica, all of whose versions up to {@code version} are there. */
  public record Entry(long tabletId, long replicaId, long version) {}

  @Override
  public void apply(Frontend frontend, long journalId) {
    for (Entry entry : entries) {
      frontend
          .catalog()
          .replica(entry.tabletId, entry.replicaId)
          .ifPresent(replica -> caughtUp(replica, entry.version));
    }
  }

  private static void caughtUp(Replica replica, long version) {
    replica.bad = false;
    replica.version = Math.max(replica.version, version);
    if (replica.version >= replica.lastFailedVersion) {
      replica.lastFailedVersion = -1;
    }
  }
}
