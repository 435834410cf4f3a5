package org.dorisdr.minidoris.fe.catalog.show;

import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.doris.common.ErrorCode;
import org.dorisdr.minidoris.fe.ClusterState.Backend;
import org.dorisdr.minidoris.fe.catalog.AlterJob;
import org.dorisdr.minidoris.fe.catalog.AlterJobs;
import org.dorisdr.minidoris.fe.catalog.ddl.Ddl;
import org.dorisdr.minidoris.fe.proc.ProcDirectory;
import org.dorisdr.minidoris.fe.proc.ProcNode;
import org.dorisdr.minidoris.fe.session.Errors;
import org.dorisdr.minidoris.fe.session.StatementError;
import org.dorisdr.minidoris.fe.session.StatementResult;
import org.dorisdr.thrift.TAlterTabletReqV2;
import org.dorisdr.thrift.TTaskType;

/**
 * {@code /jobs}: jobs of a database, or of all under {@code -1}, by kind and state; Doris's
 * JobsDbProcDir and JobsProcDir with those below them.
 */
final class JobsProc implements ProcDirectory {
  /** Stands for all databases. */
  private static final long ALL = -1;

  private final Ddl ddl;

  JobsProc(Ddl ddl) {
    this.ddl = ddl;
  }

  @Override
  public StatementResult rows() {
    return ddl.read(
        () -> {
          ShowRows rows = new ShowRows("DbId", "DbName");
          ddl.fe().catalog().databases().stream()
              .sorted(Comparator.comparing(d -> d.name))
              .forEach(d -> rows.add(d.id, d.name));
          return rows.result();
        });
  }

  @Override
  public ProcNode child(String name) {
    long id = ProcDirectory.id(name, "db");
    if (id != ALL && ddl.read(() -> ddl.fe().catalog().database(id)).isEmpty()) {
      throw Errors.of(ErrorCode.ERR_BAD_DB_ERROR, id);
    }
    return ProcDirectory.of(
        () -> ddl.read(() -> new JobCounts(ddl.fe(), db -> isOf(db, id)).result()),
        kind -> kind(id, kind));
  }

  private AlterJobs jobs() {
    return ddl.fe().catalogManager().jobs();
  }

  private List<AlterJob> of(String type, long databaseId) {
    return jobs().all().stream()
        .filter(j -> j.type.equals(type) && isOf(j.dbId, databaseId))
        .toList();
  }

  private static boolean isOf(long actual, long wanted) {
    return wanted == ALL || actual == wanted;
  }

  private ProcNode kind(long databaseId, String kind) {
    return switch (kind) {
      case "rollup" ->
          alters(AlterJob.ROLLUP, () -> AlterJobRows.rollups(of(AlterJob.ROLLUP, databaseId)));
      case "schema_change" ->
          alters(
              AlterJob.SCHEMA_CHANGE,
              () -> AlterJobRows.schemaChanges(of(AlterJob.SCHEMA_CHANGE, databaseId)));
      case "build_index" ->
          ProcDirectory.of(() -> ddl.read(() -> indexBuilds(databaseId)), job -> null);
      // There is no EXPORT.
      case "export" ->
          () ->
              new ShowRows(
                      "JobId",
                      "Label",
                      "State",
                      "Progress",
                      "TaskInfo",
                      "Path",
                      "CreateTime",
                      "StartTime",
                      "FinishTime",
                      "Timeout",
                      "ErrorMsg",
                      "OutfileInfo")
                  .result();
      case "load", "delete" ->
          throw StatementError.general(
              "minidoris keeps no list of "
                  + kind
                  + " jobs. HINT: SHOW PROC '/transactions/<database id>/finished' has them as"
                  + " transactions");
      default -> throw StatementError.general("Invalid job type: " + kind);
    };
  }

  private StatementResult indexBuilds(long databaseId) {
    return AlterJobRows.indexBuilds(
            jobs().indexJobs().stream().filter(j -> isOf(j.dbId(), databaseId)).toList())
        .result();
  }

  private ProcNode alters(String type, Supplier<ShowRows> rows) {
    return ProcDirectory.of(
        () -> ddl.read(() -> rows.get().result()), job -> unfinished(type, job));
  }

  /** Doris has a place for a job only until it ends. */
  private ProcNode unfinished(String type, String name) {
    long id;
    try {
      id = Long.parseLong(name);
    } catch (NumberFormatException e) {
      throw StatementError.general("Job id is invalid");
    }
    boolean there =
        ddl.read(() -> jobs().job(id))
            .filter(j -> j.type.equals(type) && j.finishTime <= 0)
            .isPresent();
    return there ? () -> conversions(id) : null;
  }

  private StatementResult conversions(long jobId) {
    ShowRows rows = new ShowRows("BackendId", "BaseTabletId", "RollupTabletId");
    for (Backend backend : ddl.fe().cluster().backends()) {
      waiting(backend.id())
          .filter(a -> a.getJobId() == jobId)
          .forEach(a -> rows.add(backend.id(), a.getBaseTabletId(), a.getNewTabletId()));
    }
    return rows.result();
  }

  private Stream<TAlterTabletReqV2> waiting(long backendId) {
    return ddl.fe().agentTasks().pending(backendId).stream()
        .filter(task -> task.getTaskType() == TTaskType.ALTER)
        .map(task -> task.getAlterTabletReqV2());
  }
}
