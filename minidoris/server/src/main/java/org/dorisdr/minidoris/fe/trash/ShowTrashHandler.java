package org.dorisdr.minidoris.fe.trash;

import java.util.List;
import org.dorisdr.minidoris.fe.ClusterState.Backend;
import org.dorisdr.minidoris.fe.FeServer;
import org.dorisdr.minidoris.fe.session.Session;
import org.dorisdr.minidoris.fe.session.StatementHandler;
import org.dorisdr.minidoris.fe.session.StatementResult;
import org.dorisdr.sql.stock.admin.ShowTrash;

/** SHOW TRASH; a backend that is not in the cluster has no row, as in Doris. */
record ShowTrashHandler(FeServer fe, TrashRows rows) implements StatementHandler<ShowTrash> {
  @Override
  public StatementResult run(Session session, ShowTrash statement) {
    String wanted = statement.backend();
    List<Backend> all = fe.cluster().backends();
    boolean every = wanted == null || wanted.isEmpty();
    return rows.backends(
        every ? all : all.stream().filter(b -> TrashRows.address(b).equals(wanted)).toList());
  }

  @Override
  public boolean needsMaster() {
    return false;
  }
}
