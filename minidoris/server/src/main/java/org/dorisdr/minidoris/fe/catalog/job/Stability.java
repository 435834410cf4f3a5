package org.dorisdr.minidoris.fe.catalog.job;

import org.dorisdr.minidoris.fe.catalog.AlterJob;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.minidoris.fe.catalog.ddl.Ddl;
import org.dorisdr.minidoris.fe.replica.TabletStatus;

/**
 * Lets jobs begin only when every tablet of their table has all its replicas, as Doris's
 * AlterJobV2.checkTableStable does: until then the table waits for its repair. One thread.
 */
final class Stability {
  private static final String UNSTABLE = "table is unstable";

  private final Ddl ddl;

  Stability(Ddl ddl) {
    this.ddl = ddl;
  }

  /** Whether a job may begin now; says in the job why not. As in Doris no record has that. */
  boolean check(OlapTable table, AlterJob job) {
    return ddl.write(
        () -> {
          AlterJob current = ddl.fe().catalogManager().jobs().job(job.jobId).orElse(job);
          if (!current.isOpen()) {
            return false;
          }
          boolean stable = isStable(table);
          table.state = stable ? job.type : OlapTable.WAITING_STABLE;
          current.msg = stable ? "" : UNSTABLE;
          return stable;
        });
  }

  private boolean isStable(OlapTable table) {
    return table.partitions.values().stream()
        .allMatch(
            partition ->
                partition.indexes.values().stream()
                    .flatMap(index -> index.tablets.stream())
                    .allMatch(t -> TabletStatus.isHealthy(t, partition, ddl.fe().cluster())));
  }
}
