package org.dorisdr.minidoris.fe.replica;

import org.dorisdr.minidoris.fe.Frontend;
import org.dorisdr.minidoris.fe.catalog.Catalog.TabletPlace;
import org.dorisdr.minidoris.fe.catalog.Replica;
import org.dorisdr.minidoris.fe.journal.JournalOp;

/**
 * A tablet got another replica. Nothing happens if the tablet is gone or the backend has one of it.
 *
 * @param version all versions up to it are there
 */
public record AddReplicaOp(long tabletId, long replicaId, long backendId, long version)
    implements JournalOp {
  @Override
  public void apply(Frontend frontend, long journalId) {
    frontend.catalog().tablet(tabletId).ifPresent(this::add);
  }

  private void add(TabletPlace place) {
    if (place.tablet().replicas.stream().anyMatch(r -> r.backendId == backendId)) {
      return;
    }
    Replica replica = new Replica(replicaId, backendId, version);
    // Transactions that were planned before it was there went past it.
    long committed = place.partition().nextVersion - 1;
    replica.lastFailedVersion = version < committed ? committed : -1;
    place.tablet().replicas.add(replica);
  }
}
