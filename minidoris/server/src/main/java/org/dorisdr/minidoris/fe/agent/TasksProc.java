package org.dorisdr.minidoris.fe.agent;

import java.util.List;
import org.dorisdr.minidoris.fe.ClusterState.Backend;
import org.dorisdr.minidoris.fe.FeServer;
import org.dorisdr.minidoris.fe.catalog.show.ShowRows;
import org.dorisdr.minidoris.fe.proc.ProcDirectory;
import org.dorisdr.minidoris.fe.proc.ProcNode;
import org.dorisdr.minidoris.fe.session.StatementError;
import org.dorisdr.minidoris.fe.session.StatementResult;
import org.dorisdr.thrift.TTaskType;

/**
 * {@code /tasks}: agent tasks without an answer, by type and by backend; Doris's TasksProcDir,
 * TaskTypeProcNode and TaskFailedProcNode. None of them has failed: a task leaves the list with its
 * first answer, and who gave it decides whether it is given again.
 */
record TasksProc(FeServer fe) implements ProcDirectory {
  private static final int FAILED = 0;

  @Override
  public StatementResult rows() {
    ShowRows rows = new ShowRows("TaskType", "FailedNum", "TotalNum");
    for (TTaskType type : TTaskType.values()) {
      rows.add(type, FAILED, backends().stream().mapToLong(b -> count(b, type)).sum());
    }
    long total = backends().stream().mapToLong(b -> fe.agentTasks().pending(b.id()).size()).sum();
    return rows.add("Total", FAILED, total).result();
  }

  private List<Backend> backends() {
    return fe.cluster().backends();
  }

  private long count(Backend backend, TTaskType type) {
    return fe.agentTasks().pending(backend.id()).stream()
        .filter(task -> task.getTaskType() == type)
        .count();
  }

  @Override
  public ProcNode child(String name) {
    TTaskType type;
    try {
      type = TTaskType.valueOf(name);
    } catch (IllegalArgumentException e) {
      throw StatementError.general("invalid type name: " + name);
    }
    return ProcDirectory.of(() -> ofType(type), TasksProc::failed);
  }

  private StatementResult ofType(TTaskType type) {
    ShowRows rows = new ShowRows("BackendId", "FailedNum", "TotalNum");
    long total = 0;
    for (Backend backend : backends()) {
      long count = count(backend, type);
      total += count;
      rows.add(backend.id(), FAILED, count);
    }
    return rows.add("Total", FAILED, total).result();
  }

  private static ProcNode failed(String backend) {
    ProcDirectory.id(backend, "backend");
    return () -> new ShowRows("TaskSignature", "FailedTimes").result();
  }
}
