package org.dorisdr.minidoris.fe.catalog.job;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.dorisdr.minidoris.fe.FeSettings;
import org.dorisdr.minidoris.fe.agent.AgentTasks;
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
import org.dorisdr.thrift.TAgentTaskRequest;
import org.dorisdr.thrift.TFinishTaskRequest;
import org.dorisdr.thrift.TStatusCode;
import org.dorisdr.thrift.TTaskType;

/**
 * Creates the tablets of a job's new indexes, each told which tablet it will be made from. Nobody
 * waits for the backends: the job is looked at again and again. One thread.
 */
final class ShadowTablets {
  private static final int SHOWN = 3;

  private final Ddl ddl;
  private final AlterJob job;
  private final List<Creation> creations;
  private final long end;

  private ShadowTablets(Ddl ddl, AlterJob job, List<Creation> creations) {
    this.ddl = ddl;
    this.job = job;
    this.creations = creations;
    this.end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds());
  }

  /** A request for a backend. */
  private record Request(long backendId, TAgentTaskRequest task) {}

  /** A request that was sent. */
  private record Creation(Request request, CompletableFuture<TFinishTaskRequest> answer) {
    long backendId() {
      return request.backendId;
    }

    long tabletId() {
      return request.task.getSignature();
    }
  }

  /** Sends all requests. */
  static ShadowTablets start(Ddl ddl, OlapTable table, AlterJob job) {
    AgentTasks backends = ddl.fe().agentTasks();
    List<Creation> creations =
        ddl.read(() -> requests(table, job)).stream()
            .map(r -> new Creation(r, backends.submit(r.backendId, r.task)))
            .toList();
    return new ShadowTablets(ddl, job, creations);
  }

  /** As Doris's DbUtil.getCreateReplicasTimeoutMs counts it. */
  private long seconds() {
    FeSettings settings = ddl.fe().settings();
    long each = settings.number("tablet_create_timeout_second", 2) * creations.size();
    long least = settings.number("min_create_table_timeout_second", 30);
    return Math.min(
        Math.max(each, least), settings.number("max_create_table_timeout_second", 3600));
  }

  boolean done() {
    return creations.stream().allMatch(c -> c.answer.isDone());
  }

  /** Why they cannot be made, in Doris's words; null if they still may. */
  String problem() {
    List<String> left = new ArrayList<>();
    for (Creation creation : creations) {
      CompletableFuture<TFinishTaskRequest> answer = creation.answer;
      if (!answer.isDone() || answer.isCompletedExceptionally()) {
        left.add(
            "(backendId = " + creation.backendId() + ", tabletId = " + creation.tabletId() + ")");
      } else if (answer.join().getTaskStatus().getStatusCode() != TStatusCode.OK) {
        return problem(creation.backendId() + ": " + answer.join().getTaskStatus().getErrorMsgs());
      }
    }
    // Of a backend that left the cluster none will come.
    boolean over =
        System.nanoTime() - end > 0
            || creations.stream().anyMatch(c -> c.answer.isCompletedExceptionally());
    return over && !left.isEmpty()
        ? problem("Error replicas:" + left.stream().limit(SHOWN).collect(Collectors.joining(", ")))
        : null;
  }

  private String problem(String error) {
    String what = job.type.equals(AlterJob.ROLLUP) ? "rollup replicas" : "replicas";
    return "Create " + what + " failed. Error: " + error;
  }

  /** Sends no more; what is made already is dropped with the job's tablets. */
  void abandon() {
    AgentTasks backends = ddl.fe().agentTasks();
    creations.stream()
        .filter(c -> !c.answer.isDone())
        .forEach(c -> backends.abandon(c.backendId(), TTaskType.CREATE, c.tabletId()));
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
