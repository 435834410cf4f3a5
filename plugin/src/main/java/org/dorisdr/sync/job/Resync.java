package org.dorisdr.sync.job;

import java.util.List;
import org.dorisdr.cluster.ClusterException;
import org.dorisdr.cluster.Names;
import org.dorisdr.host.HostException;
import org.dorisdr.sync.context.SyncContext;
import org.dorisdr.sync.state.TableProgress;
import org.dorisdr.sync.txn.KeptTransactions;
import org.dorisdr.sync.watch.Newcomers;

/**
 * ALTER SYNC JOB … RESYNC: has one table, or everything, copied again; also what came to the source
 * without a binlog, and into a database that is gone on the target.
 *
 * @param job its name, for messages
 * @param table name on either side; null = all
 */
public record Resync(String job, String table) implements SyncWorker.Control {

  @Override
  public void apply(SyncContext context) throws ClusterException, HostException {
    Newcomers.adopt(context);
    List<TableProgress> wanted =
        context.progress().tables.values().stream().filter(this::concerns).toList();
    if (table != null && wanted.isEmpty()) {
      throw new ControlRefused(
          "sync job '%s' has no table '%s'. HINT: SHOW SYNC JOB TABLES FOR %s lists them"
              .formatted(job, table, job));
    }
    if (table == null) {
      context.onTarget("CREATE DATABASE IF NOT EXISTS " + Names.quote(context.targetDatabase()));
    }
    for (TableProgress one : wanted) {
      KeptTransactions.giveUp(context, one);
      context.requestCopy(one, context.progress().position, "RESYNC by a user");
    }
  }

  private boolean concerns(TableProgress one) {
    return table == null || one.sourceName.equals(table) || one.targetName.equals(table);
  }
}
