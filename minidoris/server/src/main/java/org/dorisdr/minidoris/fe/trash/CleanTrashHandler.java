package org.dorisdr.minidoris.fe.trash;

import java.util.List;
import org.dorisdr.minidoris.fe.ClusterState.Backend;
import org.dorisdr.minidoris.fe.FeServer;
import org.dorisdr.minidoris.fe.session.Session;
import org.dorisdr.minidoris.fe.session.StatementHandler;
import org.dorisdr.minidoris.fe.session.StatementResult;
import org.dorisdr.sql.stock.admin.CleanTrash;
import org.dorisdr.thrift.TAgentServiceVersion;
import org.dorisdr.thrift.TAgentTaskRequest;
import org.dorisdr.thrift.TCleanTrashReq;
import org.dorisdr.thrift.TTaskType;

/**
 * ADMIN CLEAN TRASH: tells backends and does not wait for them; addresses of no backend are passed
 * over. Both as in Doris.
 */
record CleanTrashHandler(FeServer fe) implements StatementHandler<CleanTrash> {
  @Override
  public StatementResult run(Session session, CleanTrash statement) {
    List<String> wanted = statement.backends();
    for (Backend backend : fe.cluster().backends()) {
      if (wanted == null || wanted.contains(TrashRows.address(backend))) {
        fe.agentTasks().send(backend.id(), task());
      }
    }
    return StatementResult.ok();
  }

  private static TAgentTaskRequest task() {
    TAgentTaskRequest task =
        new TAgentTaskRequest(TAgentServiceVersion.V1, TTaskType.CLEAN_TRASH, -1);
    task.setCleanTrashReq(new TCleanTrashReq());
    return task;
  }
}
