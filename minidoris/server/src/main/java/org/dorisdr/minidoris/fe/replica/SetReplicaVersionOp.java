package org.dorisdr.minidoris.fe.replica;

import org.dorisdr.minidoris.fe.Frontend;
import org.dorisdr.minidoris.fe.catalog.Replica;
import org.dorisdr.minidoris.fe.journal.JournalOp;

/**
 * An administrator says which versions a replica has.
 *
 * @param version null = as before
 * @param lastFailedVersion null = as before; -1 = none
 */
public record SetReplicaVersionOp(
    long tabletId, long replicaId, Long version, Long lastFailedVersion) implements JournalOp {
  @Override
  public void apply(Frontend frontend, long journalId) {
    frontend.catalog().replica(tabletId, replicaId).ifPresent(this::set);
  }

  private void set(Replica replica) {
    replica.version = version == null ? replica.version : version;
    replica.lastFailedVersion =
        lastFailedVersion == null ? replica.lastFailedVersion : lastFailedVersion;
    if (replica.lastFailedVersion < replica.version) {
      replica.lastFailedVersion = -1;
    }
  }
}
