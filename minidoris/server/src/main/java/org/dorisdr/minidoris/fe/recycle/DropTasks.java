package org.dorisdr.minidoris.fe.recycle;

import java.util.ArrayList;
import java.util.List;
import org.dorisdr.minidoris.fe.agent.AgentTasks;
import org.dorisdr.minidoris.fe.catalog.IndexMeta;
import org.dorisdr.minidoris.fe.catalog.MaterializedIndex;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.minidoris.fe.catalog.Partition;
import org.dorisdr.minidoris.fe.catalog.Replica;
import org.dorisdr.minidoris.fe.catalog.Tablet;
import org.dorisdr.thrift.TAgentServiceVersion;
import org.dorisdr.thrift.TAgentTaskRequest;
import org.dorisdr.thrift.TDropTabletReq;
import org.dorisdr.thrift.TTaskType;

/**
 * Collects tablets that nobody needs any more, and tells their backends to delete them. One thread.
 */
public final class DropTasks {
  private record Drop(long backendId, TAgentTaskRequest request) {}

  private final List<Drop> drops = new ArrayList<>();

  /** All tablets of a table, temporary partitions too; call it with the catalog's lock held. */
  public void add(OlapTable table) {
    table.allPartitions().forEach(partition -> add(table, partition));
  }

  /**
   * All replicas of a partition; call it with the catalog's lock held.
   *
   * @param table null if it is gone
   */
  public void add(OlapTable table, Partition partition) {
    for (MaterializedIndex index : partition.indexes.values()) {
      IndexMeta meta = table == null ? null : table.indexMetas.get(index.id);
      for (Tablet tablet : index.tablets) {
        for (Replica replica : tablet.replicas) {
          drops.add(new Drop(replica.backendId, request(tablet.id, replica.id, meta)));
        }
      }
    }
  }

  /** Sends them; forget the object afterwards. */
  public void send(AgentTasks agent) {
    drops.forEach(drop -> agent.send(drop.backendId, drop.request));
  }

  private static TAgentTaskRequest request(long tabletId, long replicaId, IndexMeta meta) {
    TDropTabletReq drop = new TDropTabletReq(tabletId);
    if (meta != null) {
      drop.setSchemaHash(meta.schemaHash);
    }
    drop.setReplicaId(replicaId);
    drop.setIsDropTableOrPartition(true);
    TAgentTaskRequest request =
        new TAgentTaskRequest(TAgentServiceVersion.V1, TTaskType.DROP, tabletId);
    request.setDropTabletReq(drop);
    return request;
  }
}
