package org.dorisdr.minidoris.fe.catalog.show;

import org.dorisdr.minidoris.fe.ClusterState;
import org.dorisdr.minidoris.fe.catalog.Catalog.TabletPlace;
import org.dorisdr.minidoris.fe.catalog.Replica;
import org.dorisdr.minidoris.fe.catalog.Tablet;
import org.dorisdr.minidoris.fe.session.StatementResult;

/** The replicas of one tablet, with the columns of Doris's ReplicasProcNode. Stateless. */
public final class ReplicaRows {
  private ReplicaRows() {}

  /** The catalog's lock is held. */
  public static StatementResult of(ClusterState cluster, TabletPlace place) {
    int hash = place.table().indexMetas.get(place.index().id).schemaHash;
    return of(cluster, place.tablet(), hash);
  }

  static StatementResult of(ClusterState cluster, Tablet tablet, int schemaHash) {
    ShowRows rows =
        new ShowRows(
            "ReplicaId",
            "BackendId",
            "Version",
            "LstSuccessVersion",
            "LstFailedVersion",
            "LstFailedTime",
            "SchemaHash",
            "LocalDataSize",
            "RemoteDataSize",
            "RowCount",
            "State",
            "IsBad",
            "IsUserDrop",
            "VisibleVersionCount",
            "VersionCount",
            "PathHash",
            "Path",
            "MetaUrl",
            "CompactionStatus",
            "CooldownReplicaId",
            "CooldownMetaId",
            "QueryHits");
    tablet.replicas.forEach(r -> add(rows, r, schemaHash, ReplicaPlace.of(cluster, tablet, r)));
    return rows.result();
  }

  private static void add(ShowRows rows, Replica replica, int schemaHash, ReplicaPlace place) {
    rows.add(
        replica.id,
        replica.backendId,
        replica.version,
        replica.version,
        replica.lastFailedVersion,
        null,
        schemaHash,
        replica.dataSize,
        0,
        Math.max(0, replica.rowCount),
        "NORMAL",
        replica.bad,
        "false",
        -1,
        replica.versionCount,
        replica.pathHash,
        place.disk(),
        place.metaUrl(),
        place.compactionUrl(),
        -1,
        "",
        0);
  }
}
