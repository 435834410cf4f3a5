package org.dorisdr.minidoris.fe.catalog.job;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries schema change and rollup jobs from state to state. Every step may be repeated: after a
 * restart a job goes on from its last state. One thread, on the master, which waits for no backend,
 * so that no job holds up another's.
 */
public final class AlterJobRunner {
  private static final Logger LOG = LoggerFactory.getLogger(AlterJobRunner.class);

  private final Ddl ddl;
  private final Stability stability;
  private final Map<Long, ShadowTablets> creating = new HashMap<>();
  private final Map<Long, Conversions> converting = new HashMap<>();

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
    forgetCancelled(oldest.values().stream().map(job -> job.jobId).collect(Collectors.toSet()));
    oldest.values().forEach(this::tryStep);
    finishIndexJobs();
  }

  /** A session has ended them meanwhile. */
  private void forgetCancelled(Set<Long> open) {
    Stream.concat(creating.keySet().stream(), converting.keySet().stream())
        .filter(id -> !open.contains(id))
        .toList()
        .forEach(this::abandon);
  }

  private void abandon(long jobId) {
    ShadowTablets tablets = creating.remove(jobId);
    if (tablets != null) {
      tablets.abandon();
    }
    Conversions conversions = converting.remove(jobId);
    if (conversions != null) {
      conversions.abandon();
    }
  }

  /** What one job stumbles over must not hold up the others. */
  private void tryStep(AlterJob job) {
    try {
      step(job);
    } catch (RuntimeException e) {
      LOG.warn("job {} on table {} is tried again later", job.jobId, job.tableName, e);
    }
  }

  private void step(AlterJob job) {
    if (table(job).isEmpty()) {
      end(job, "CANCELLED", "the table was dropped");
    } else if (job.jobState.equals("PENDING")) {
      if (creating.containsKey(job.jobId) || stability.check(table(job).orElseThrow(), job)) {
        createTablets(job);
      }
    } else if (!ddl.fe().transactions().unfinishedBefore(job.watershedTxnId, job.tableId)) {
      convert(job);
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
    ShadowTablets tablets =
        creating.computeIfAbsent(
            job.jobId, id -> ShadowTablets.start(ddl, table(job).orElseThrow(), job));
    boolean done = tablets.done();
    String problem = tablets.problem();
    if (problem != null) {
      end(job, "CANCELLED", problem);
    } else if (done) {
      creating.remove(job.jobId);
      long watershed = ddl.nextTransactionId();
      log(
          job,
          next -> {
            next.jobState = "WAITING_TXN";
            next.watershedTxnId = watershed;
          });
    }
  }

  private void convert(AlterJob job) {
    Conversions conversions =
        converting.computeIfAbsent(
            job.jobId, id -> Conversions.start(ddl, table(job).orElseThrow(), job));
    // In this order: an answer that comes in between may be a failure.
    boolean done = conversions.done();
    String problem = conversions.problem();
    if (problem != null) {
      end(job, "CANCELLED", problem);
    } else if (done) {
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
    if (end(job, "FINISHED", "")) {
      old.forEach((meta, indexes) -> indexes.forEach(i -> ddl.tablets().drop(meta, i)));
    }
  }

  /** Ends a job by request. */
  public void cancel(AlterJob job) {
    end(job, "CANCELLED", "user cancelled");
  }

  /**
   * What the end makes needless is dropped by whoever ended the job: a CANCEL may come in between.
   *
   * @return false if it had ended before
   */
  private boolean end(AlterJob job, String state, String message) {
    abandon(job.jobId);
    boolean ended =
        log(
            job,
            next -> {
              next.jobState = state;
              next.msg = message;
              next.finishTime = ddl.now();
            });
    if (ended && state.equals("CANCELLED")) {
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
    return ended;
  }

  /**
   * @return false if it has ended
   */
  private boolean log(AlterJob job, Consumer<AlterJob> change) {
    return ddl.write(
        () -> {
          AlterJob current = ddl.fe().catalogManager().jobs().job(job.jobId).orElse(null);
          if (current == null || current.finishTime > 0) {
            return false;
          }
          AlterJob next = Json.mapper().convertValue(current, AlterJob.class);
          change.accept(next);
          ddl.log(new AlterJobOp(next));
          return true;
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
