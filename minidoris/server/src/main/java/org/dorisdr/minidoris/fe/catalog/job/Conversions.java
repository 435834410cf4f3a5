package org.dorisdr.minidoris.fe.catalog.job;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.dorisdr.minidoris.fe.catalog.AlterJob;
import org.dorisdr.minidoris.fe.catalog.IndexMeta;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.minidoris.fe.catalog.Partition;
import org.dorisdr.minidoris.fe.catalog.Replica;
import org.dorisdr.minidoris.fe.catalog.ddl.Ddl;
import org.dorisdr.minidoris.fe.catalog.tablet.ThriftSchemas;
import org.dorisdr.thrift.TAgentServiceVersion;
import org.dorisdr.thrift.TAgentTaskRequest;
import org.dorisdr.thrift.TAlterTabletReqV2;
import org.dorisdr.thrift.TAlterTabletType;
import org.dorisdr.thrift.TFinishTaskRequest;
import org.dorisdr.thrift.TStatusCode;
import org.dorisdr.thrift.TTaskType;

/** The ALTER tasks of one job: each makes a tablet's data of another's. */
final class Conversions {
  private record Task(
      long backendId, TAgentTaskRequest request, CompletableFuture<TFinishTaskRequest> answer) {}

  private final Ddl ddl;
  private final List<Task> tasks = new ArrayList<>();

  private Conversions(Ddl ddl) {
    this.ddl = ddl;
  }

  /**
   * Sends all tasks; versions that are visible now are converted, later ones were written twice.
   */
  static Conversions start(Ddl ddl, OlapTable table, AlterJob job) {
    Conversions conversions = new Conversions(ddl);
    ddl.read(
        () -> {
          table.allPartitions().forEach(p -> conversions.add(table, job, p));
          return null;
        });
    return conversions;
  }

  private void add(OlapTable table, AlterJob job, Partition partition) {
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
                          job.type.equals("ROLLUP")
                              ? TAlterTabletType.ROLLUP
                              : TAlterTabletType.SCHEMA_CHANGE);
                      alter.setColumns(origin.columns.stream().map(ThriftSchemas::column).toList());
                      alter.setJobId(job.jobId);
                      submit(replica.backendId, tablet.id, alter);
                    }
                  });
        });
  }

  private void submit(long backendId, long signature, TAlterTabletReqV2 alter) {
    TAgentTaskRequest request =
        new TAgentTaskRequest(TAgentServiceVersion.V1, TTaskType.ALTER, signature);
    request.setAlterTabletReqV2(alter);
    tasks.add(new Task(backendId, request, ddl.fe().agentTasks().submit(backendId, request)));
  }

  boolean done() {
    return tasks.stream().allMatch(t -> t.answer().isDone());
  }

  /** Why a task failed; null if none has. */
  String problem() {
    for (Task task : tasks) {
      TFinishTaskRequest answer =
          task.answer().isCompletedExceptionally() ? null : task.answer().getNow(null);
      boolean failed =
          task.answer().isCompletedExceptionally()
              || (answer != null && answer.getTaskStatus().getStatusCode() != TStatusCode.OK);
      if (failed) {
        return "schema change task failed on backend "
            + task.backendId()
            + ": "
            + (answer == null ? "it left the cluster" : answer.getTaskStatus().getErrorMsgs());
      }
    }
    return null;
  }

  void abandon() {
    for (Task task : tasks) {
      if (!task.answer().isDone()) {
        ddl.fe()
            .agentTasks()
            .abandon(task.backendId(), TTaskType.ALTER, task.request().getSignature());
      }
    }
  }
}
