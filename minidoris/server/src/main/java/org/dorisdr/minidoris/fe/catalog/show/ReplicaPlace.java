package org.dorisdr.minidoris.fe.catalog.show;

import org.dorisdr.minidoris.fe.ClusterState;
import org.dorisdr.minidoris.fe.catalog.Replica;
import org.dorisdr.minidoris.fe.catalog.Tablet;

/**
 * Where a replica lies and where its backend tells more of it.
 *
 * @param disk directory; empty = not reported yet
 */
record ReplicaPlace(String disk, String metaUrl, String compactionUrl) {
  static ReplicaPlace of(ClusterState cluster, Tablet tablet, Replica replica) {
    String http =
        cluster
            .backend(replica.backendId)
            .map(b -> "http://" + b.host() + ":" + b.httpPort())
            .orElse("http://N/A");
    return new ReplicaPlace(
        cluster.diskPath(replica.backendId, replica.pathHash),
        http + "/api/meta/header/" + tablet.id,
        http + "/api/compaction/show?tablet_id=" + tablet.id);
  }
}
