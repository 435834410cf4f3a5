package org.dorisdr.sync.ddl;

import org.dorisdr.cluster.ClusterException;
import org.dorisdr.host.HostException;
import org.dorisdr.sync.binlog.Binlog;
import org.dorisdr.sync.context.SyncContext;
import org.dorisdr.sync.context.TableProblem;
import org.dorisdr.sync.state.TableProgress;

/** Applies one kind of structure change. Repeating it after a crash must do no harm. */
interface Ddl {

  /**
   * @param table the table that the record is about; it is in state NORMAL
   * @throws TableProblem if only a copy of the table helps
   */
  void apply(SyncContext context, Binlog binlog, TableProgress table)
      throws ClusterException, TableProblem, HostException;
}
