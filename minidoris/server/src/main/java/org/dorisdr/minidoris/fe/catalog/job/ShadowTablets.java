package org.dorisdr.minidoris.fe.catalog.job;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.dorisdr.minidoris.fe.FeSettings;
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
  private final List<Request> requests;
  private final List<CompletableFuture<TFinishTaskRequest>> answers = new ArrayList<>();
  private final long end;

  private ShadowTablets(Ddl ddl, AlterJob job, List<Request> requests) {
    this.ddl = ddl;
    this.job = job;
    this.requests = requests;
    this.end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds());
  }

  /** A request for a backend. */
  private record Request(long backendId, TAgentTaskRequest task) {
    long tabletId() {
      return task.getSignature();
    }
  }

  /** Sends all requests. */
  static ShadowTablets start(Ddl ddl, OlapTable table, AlterJob job) {
    ShadowTablets tablets = new ShadowTablets(ddl, job, ddl.read(() -> requests(table, job)));
    tablets.requests.forEach(
        r -> tablets.answers.add(ddl.fe().agentTasks().submit(r.backendId(), r.task())));
    return tablets;
  }

  /** As Doris's DbUtil.getCreateReplicasTimeoutMs counts it. */
  private long seconds() {
    FeSettings settings = ddl.fe().settings();
    long each = settings.number("tablet_create_timeout_second", 2) * requests.size();
    long least = settings.number("min_create_table_timeout_second", 30);
    return Math.min(
        Math.max(each, least), settings.number("max_create_table_timeout_second", 3600));
  }

  boolean done() {
    return answers.stream().allMatch(CompletableFuture::isDone);
  }

  /** Why they cannot be made, in Doris's words; null if they still may. */
  String problem() {
    List<String> left = new ArrayList<>();
    for (int i = 0; i < requests.size(); i++) {
      Request request = requests.get(i);
      CompletableFuture<TFinishTaskRequest> answer = answers.get(i);
      if (!answer.isDone() || answer.isCompletedExceptionally()) {
        left.add(
            "(backendId = " + request.backendId() + ", tabletId = " + request.tabletId() + ")");
      } else if (answer.join().getTaskStatus().getStatusCode() != TStatusCode.OK) {
        return problem(request.backendId() + ": " + answer.join().getTaskStatus().getErrorMsgs());
      }
    }
    // Of a backend that left the cluster none will come.
    boolean over =
        System.nanoTime() - end > 0
            || answers.stream().anyMatch(CompletableFuture::isCompletedExceptionally);
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
    for (int i = 0; i < requests.size(); i++) {
      if (!answers.get(i).isDone()) {
        Request request = requests.get(i);
        ddl.fe().agentTasks().abandon(request.backendId(), TTaskType.CREATE, request.tabletId());
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
