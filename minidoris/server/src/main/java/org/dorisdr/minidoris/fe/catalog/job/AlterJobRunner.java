package org.dorisdr.minidoris.fe.catalog.job;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.dorisdr.minidoris.common.Json;
import org.dorisdr.minidoris.fe.catalog.AlterJob;
import org.dorisdr.minidoris.fe.catalog.IndexJob;
import org.dorisdr.minidoris.fe.catalog.IndexMeta;
import org.dorisdr.minidoris.fe.catalog.MaterializedIndex;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.minidoris.fe.catalog.Partition;
import org.dorisdr.minidoris.fe.catalog.ddl.Ddl;
import org.dorisdr.minidoris.fe.catalog.op.AlterJobOp;
import org.dorisdr.minidoris.fe.catalog.op.IndexJobOp;
import org.dorisdr.minidoris.fe.replica.BadReplicasOp;
import org.dorisdr.minidoris.fe.session.StatementError;

/**
 * Carries schema change and rollup jobs from state to state. Every step may be repeated: after a
 * restart a job goes on from its last state. One thread, on the master.
 */
public final class AlterJobRunner {
  private final Ddl ddl;
  private final Stability stability;
  private final Map<Long, Conversions> running = new ConcurrentHashMap<>();

  public AlterJobRunner(Ddl ddl) {
    this.ddl = ddl;
    this.stability = new Stability(ddl);
  }

  /** Does what can be done now for the oldest job of each table that is not at its end. */
  public void tick() {
    Map<Long, AlterJob> oldest = new LinkedHashMap<>();
    ddl.read(
        () -> {
          ddl.fe().catalogManager().jobs().all().stream()
              .filter(AlterJob::isOpen)
              .forEach(job -> oldest.putIfAbsent(job.tableId, job));
          return null;
        });
    oldest.values().forEach(this::step);
    finishIndexJobs();
  }

  private void step(AlterJob job) {
    try {
      if (table(job).isEmpty()) {
        end(job, "CANCELLED", "the table was dropped");
      } else if (job.jobState.equals("PENDING")) {
        if (stability.check(table(job).orElseThrow(), job)) {
          createTablets(job);
        }
      } else if (!ddl.fe().transactions().unfinishedBefore(job.watershedTxnId, job.tableId)) {
        convert(job);
      }
    } catch (StatementError e) {
      end(job, "CANCELLED", e.getMessage());
    }
  }

  private Optional<OlapTable> table(AlterJob job) {
    return ddl.read(
        () ->
            ddl.fe()
                .catalog()
                .table(job.tableId)
                .filter(OlapTable.class::isInstance)
                .map(OlapTable.class::cast));
  }

  private void createTablets(AlterJob job) {
    OlapTable table = table(job).orElseThrow();
    new ShadowTablets(ddl).create(table, job);
    long watershed = ddl.nextTransactionId();
    log(
        job,
        next -> {
          next.jobState = "WAITING_TXN";
          next.watershedTxnId = watershed;
        });
  }

  private void convert(AlterJob job) {
    Conversions conversions =
        running.computeIfAbsent(
            job.jobId, id -> Conversions.start(ddl, table(job).orElseThrow(), job));
    String problem = conversions.problem();
    if (problem != null) {
      end(job, "CANCELLED", problem);
    } else if (conversions.done()) {
      finish(job, conversions.failures());
    }
  }

  private void finish(AlterJob job, List<BadReplicasOp.Entry> failures) {
    OlapTable table = table(job).orElseThrow();
    if (!failures.isEmpty()) {
      ddl.change(() -> ddl.log(new BadReplicasOp(failures)));
    }
    Map<IndexMeta, List<MaterializedIndex>> old = new ConcurrentHashMap<>();
    if (job.type.equals("SCHEMA_CHANGE")) {
      ddl.read(
          () -> {
            for (Long id : job.indexes.values()) {
              List<MaterializedIndex> indexes =
                  table.allPartitions().stream().map((Partition p) -> p.index(id)).toList();
              old.put(table.indexMetas.get(id), indexes);
            }
            return null;
          });
    }
    end(job, "FINISHED", "");
    old.forEach((meta, indexes) -> indexes.forEach(i -> ddl.tablets().drop(meta, i)));
  }

  /** Ends a job by request. */
  public void cancel(AlterJob job) {
    end(job, "CANCELLED", "user cancelled");
  }

  private void end(AlterJob job, String state, String message) {
    Conversions conversions = running.remove(job.jobId);
    if (conversions != null) {
      conversions.abandon();
    }
    log(
        job,
        next -> {
          next.jobState = state;
          next.msg = message;
          next.finishTime = ddl.now();
        });
    if (state.equals("CANCELLED")) {
      job.tablets
          .values()
          .forEach(
              byIndex ->
                  byIndex.forEach(
                      (id, tablets) -> {
                        MaterializedIndex index = new MaterializedIndex(id);
                        index.tablets = tablets;
                        ddl.tablets().drop(job.schemas.get(id), index);
                      }));
    }
  }

  private void log(AlterJob job, Consumer<AlterJob> change) {
    ddl.change(
        () -> {
          AlterJob current = ddl.fe().catalogManager().jobs().job(job.jobId).orElse(null);
          if (current == null || current.finishTime > 0) {
            return;
          }
          AlterJob next = Json.mapper().convertValue(current, AlterJob.class);
          change.accept(next);
          ddl.log(new AlterJobOp(next));
        });
  }

  /** It may have been cancelled meanwhile. */
  private void finish(IndexJob job) {
    boolean waits =
        ddl.fe().catalogManager().jobs().indexJobs().stream()
            .anyMatch(j -> j.jobId() == job.jobId() && !j.isDone());
    if (waits) {
      ddl.log(new IndexJobOp(job.finished(ddl.now())));
    }
  }

  /**
   * Definitions are all that minidoris keeps of secondary indexes, so there is no work to wait for.
   */
  private void finishIndexJobs() {
    List<IndexJob> waiting =
        ddl.read(
            () ->
                ddl.fe().catalogManager().jobs().indexJobs().stream()
                    .filter(j -> j.jobState().equals("WAITING_TXN"))
                    .toList());
    for (IndexJob job : waiting) {
      if (!ddl.fe().transactions().unfinishedBefore(job.watershedTxnId(), job.tableId())) {
        ddl.change(() -> finish(job));
      }
    }
  }
}
