package org.dorisdr.minidoris.fe.replica;

/**
 * A replica that is made, or was, or could not be made.
 *
 * @param replicaId id of the new replica
 * @param backendId where
 * @param why what was the matter with the tablet
 * @param created ms since the epoch
 * @param finished ms since the epoch; 0 = under way
 * @param error empty unless it failed
 */
record ReplicaCopy(
    long tabletId,
    long replicaId,
    long backendId,
    TabletStatus why,
    long created,
    long finished,
    String error) {
  ReplicaCopy ended(long now, String problem) {
    return new ReplicaCopy(tabletId, replicaId, backendId, why, created, now, problem);
  }

  /** As Doris calls it. */
  String state() {
    if (finished == 0) {
      return "RUNNING";
    }
    return error.isEmpty() ? "FINISHED" : "CANCELLED";
  }
}
