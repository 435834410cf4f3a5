package org.dorisdr.minidoris.fe.catalog.job;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.dorisdr.minidoris.fe.ClusterState.Backend;
import org.dorisdr.minidoris.fe.catalog.AlterJob;
import org.dorisdr.minidoris.fe.catalog.IndexMeta;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.minidoris.fe.catalog.Partition;
import org.dorisdr.minidoris.fe.catalog.Replica;
import org.dorisdr.minidoris.fe.catalog.ddl.Ddl;
import org.dorisdr.minidoris.fe.catalog.tablet.ThriftSchemas;
import org.dorisdr.minidoris.fe.replica.BadReplicasOp;
import org.dorisdr.thrift.TAgentServiceVersion;
import org.dorisdr.thrift.TAgentTaskRequest;
import org.dorisdr.thrift.TAlterTabletReqV2;
import org.dorisdr.thrift.TAlterTabletType;
import org.dorisdr.thrift.TFinishTaskRequest;
import org.dorisdr.thrift.TTaskType;

/**
 * The ALTER tasks of one job: each makes a tablet's data of another's. As in Doris none is tried
 * twice, and a tablet is done when most of its replicas are; the others are made anew from these.
 */
final class Conversions {
  private final Ddl ddl;
  private final AlterJob job;
  private final List<ConversionTask> tasks = new ArrayList<>();

  private Conversions(Ddl ddl, AlterJob job) {
    this.ddl = ddl;
    this.job = job;
  }

  /**
   * Sends all tasks; versions that are visible now are converted, later ones were written twice.
   */
  static Conversions start(Ddl ddl, OlapTable table, AlterJob job) {
    Conversions conversions = new Conversions(ddl, job);
    ddl.read(
        () -> {
          table.allPartitions().forEach(p -> conversions.add(table, p));
          return null;
        });
    return conversions;
  }

  private void add(OlapTable table, Partition partition) {
    job.indexes.forEach(
        (newId, oldId) -> {
          IndexMeta origin = table.indexMetas.get(oldId);
          int newHash = job.schemas.get(newId).schemaHash;
          ShadowTablets.pairs(partition.index(newId).tablets, partition.index(oldId))
              .forEach(
                  (tablet, old) -> {
                    for (Replica replica : tablet.replicas) {
                      TAlterTabletReqV2 alter =
                          new TAlterTabletReqV2(old.id, tablet.id, origin.schemaHash, newHash);
                      alter.setAlterVersion(partition.visibleVersion);
                      alter.setAlterTabletType(
                          isRollup() ? TAlterTabletType.ROLLUP : TAlterTabletType.SCHEMA_CHANGE);
                      alter.setColumns(origin.columns.stream().map(ThriftSchemas::column).toList());
                      alter.setJobId(job.jobId);
                      submit(replica, partition.replicationNum, alter);
                    }
                  });
        });
  }

  private boolean isRollup() {
    return job.type.equals(AlterJob.ROLLUP);
  }

  private void submit(Replica replica, int replicas, TAlterTabletReqV2 alter) {
    TAgentTaskRequest request =
        new TAgentTaskRequest(TAgentServiceVersion.V1, TTaskType.ALTER, alter.getNewTabletId());
    request.setAlterTabletReqV2(alter);
    boolean alive =
        ddl.fe().cluster().backend(replica.backendId).filter(Backend::alive).isPresent();
    CompletableFuture<TFinishTaskRequest> answer =
        alive ? ddl.fe().agentTasks().submit(replica.backendId, request) : ConversionTask.dead();
    tasks.add(new ConversionTask(replica.id, replica.backendId, replicas, request, answer));
  }

  boolean done() {
    return tasks.stream().allMatch(t -> t.answer().isDone());
  }

  /** Why too many tasks of a tablet failed; null if not. */
  String problem() {
    Map<Long, Integer> failed = new LinkedHashMap<>();
    for (ConversionTask task : tasks) {
      if (task.failed()) {
        String failure = task.failure(ddl.fe().cluster());
        int count = failed.merge(task.tabletId(), 1, Integer::sum);
        if (task.replicas() - count < task.replicas() / 2 + 1) {
          return isRollup()
              ? "rollup tasks failed on same tablet reach threshold "
                  + count
                  + ", reason="
                  + failure
              : "schema change tasks failed, error reason: " + failure;
        }
      }
    }
    return null;
  }

  /** Replicas that were not made. */
  List<BadReplicasOp.Entry> failures() {
    return tasks.stream()
        .filter(ConversionTask::failed)
        .map(task -> new BadReplicasOp.Entry(task.tabletId(), task.replicaId()))
        .toList();
  }

  void abandon() {
    for (ConversionTask task : tasks) {
      if (!task.answer().isDone()) {
        ddl.fe().agentTasks().abandon(task.backendId(), TTaskType.ALTER, task.tabletId());
      }
    }
  }
}
