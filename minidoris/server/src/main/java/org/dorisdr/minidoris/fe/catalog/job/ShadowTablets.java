package org.dorisdr.minidoris.fe.catalog.job;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.dorisdr.minidoris.fe.catalog.AlterJob;
import org.dorisdr.minidoris.fe.catalog.BloomFilter;
import org.dorisdr.minidoris.fe.catalog.IndexMeta;
import org.dorisdr.minidoris.fe.catalog.MaterializedIndex;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.minidoris.fe.catalog.Partition;
import org.dorisdr.minidoris.fe.catalog.Replica;
import org.dorisdr.minidoris.fe.catalog.Tablet;
import org.dorisdr.minidoris.fe.catalog.ddl.Ddl;
import org.dorisdr.minidoris.fe.catalog.tablet.TabletTasks;
import org.dorisdr.minidoris.fe.catalog.tablet.ThriftSchemas;
import org.dorisdr.minidoris.fe.session.StatementError;
import org.dorisdr.thrift.TAgentTaskRequest;
import org.dorisdr.thrift.TFinishTaskRequest;
import org.dorisdr.thrift.TStatusCode;

/** Creates the tablets of a job's new indexes, each told which tablet it will be made from. */
final class ShadowTablets {
  private static final long TIMEOUT_SECONDS = 60;

  private final Ddl ddl;

  ShadowTablets(Ddl ddl) {
    this.ddl = ddl;
  }

  /** A request for a backend. */
  private record Request(long backendId, TAgentTaskRequest task) {}

  /**
   * @throws StatementError if one could not be created
   */
  void create(OlapTable table, AlterJob job) {
    List<Request> requests = ddl.read(() -> requests(table, job));
    List<CompletableFuture<TFinishTaskRequest>> futures = new ArrayList<>();
    requests.forEach(r -> futures.add(ddl.fe().agentTasks().submit(r.backendId(), r.task())));
    for (CompletableFuture<TFinishTaskRequest> future : futures) {
      TFinishTaskRequest answer;
      try {
        answer = future.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw StatementError.general("interrupted while creating tablets");
      } catch (Exception e) {
        throw StatementError.general("Create replicas failed. Error: " + e);
      }
      if (answer.getTaskStatus().getStatusCode() != TStatusCode.OK) {
        throw StatementError.general(
            "Create replicas failed. Error: " + answer.getTaskStatus().getErrorMsgs());
      }
    }
  }

  private static List<Request> requests(OlapTable table, AlterJob job) {
    List<Request> requests = new ArrayList<>();
    job.tablets.forEach(
        (partitionId, byIndex) -> {
          Partition partition =
              table.partitions.getOrDefault(
                  partitionId, table.temporaryPartitions.get(partitionId));
          if (partition != null) {
            byIndex.forEach((id, tablets) -> add(table, job, partition, id, tablets, requests));
          }
        });
    return requests;
  }

  private static void add(
      OlapTable table,
      AlterJob job,
      Partition partition,
      long indexId,
      List<Tablet> tablets,
      List<Request> requests) {
    IndexMeta meta = job.schemas.get(indexId);
    long originId = job.indexes.get(indexId);
    int originHash = table.indexMetas.get(originId).schemaHash;
    BloomFilter filter =
        job.properties.isEmpty() ? BloomFilter.of(table) : BloomFilter.of(job.properties);
    Map<Tablet, Tablet> origins = pairs(tablets, partition.index(originId));
    origins.forEach(
        (tablet, origin) -> {
          for (Replica replica : tablet.replicas) {
            TAgentTaskRequest task = TabletTasks.create(table, meta, partition, tablet, replica);
            task.getCreateTabletReq()
                .setTabletSchema(ThriftSchemas.tabletSchema(table, meta, filter));
            task.getCreateTabletReq().setVersion(Partition.INIT_VERSION);
            task.getCreateTabletReq().setBaseTabletId(origin.id);
            task.getCreateTabletReq().setBaseSchemaHash(originHash);
            requests.add(new Request(replica.backendId, task));
          }
        });
  }

  /** New tablet to the one of the same bucket. */
  static Map<Tablet, Tablet> pairs(List<Tablet> tablets, MaterializedIndex origin) {
    Map<Tablet, Tablet> pairs = new LinkedHashMap<>();
    for (int i = 0; i < tablets.size(); i++) {
      pairs.put(tablets.get(i), origin.tablets.get(i));
    }
    return pairs;
  }
}
