package org.dorisdr.minidoris.fe.catalog.show;

import org.dorisdr.minidoris.fe.catalog.Database;
import org.dorisdr.minidoris.fe.catalog.DynamicPartition;
import org.dorisdr.minidoris.fe.catalog.DynamicRuns;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.minidoris.fe.catalog.Table;
import org.dorisdr.minidoris.fe.catalog.ddl.Ddl;
import org.dorisdr.minidoris.fe.catalog.ddl.ReservedPeriods;
import org.dorisdr.minidoris.fe.session.Session;
import org.dorisdr.minidoris.fe.session.StatementResult;
import org.dorisdr.sql.stock.catalog.ShowDynamicPartitions;

/** SHOW DYNAMIC PARTITION TABLES: those that have such properties, switched on or off. */
final class DynamicPartitionRows {

  private final Ddl ddl;

  DynamicPartitionRows(Ddl ddl) {
    this.ddl = ddl;
  }

  StatementResult show(Session session, ShowDynamicPartitions statement) {
    return ddl.read(
        () -> {
          Database database = ddl.database(session, statement.database());
          ShowRows rows =
              new ShowRows(
                  "TableName",
                  "Enable",
                  "TimeUnit",
                  "Start",
                  "End",
                  "Prefix",
                  "Buckets",
                  "ReplicationNum",
                  "ReplicaAllocation",
                  "StartOf",
                  "LastUpdateTime",
                  "LastSchedulerTime",
                  "State",
                  "LastCreatePartitionMsg",
                  "LastDropPartitionMsg",
                  "ReservedHistoryPeriods");
          for (Table table : ShowTableHandlers.sorted(database)) {
            if (table instanceof OlapTable olap) {
              DynamicPartition.of(olap).ifPresent(own -> add(rows, olap, own));
            }
          }
          return rows.result();
        });
  }

  private void add(ShowRows rows, OlapTable table, DynamicPartition own) {
    DynamicRuns.Run run = ddl.fe().catalog().dynamicRuns().of(table.id);
    String allocation = own.allocation();
    rows.add(
        table.name,
        own.enabled(),
        own.unit(),
        own.start(),
        own.end(),
        own.text("prefix", ""),
        own.buckets(),
        allocation.substring(allocation.lastIndexOf(' ') + 1),
        allocation,
        own.startOf(),
        run.updated(),
        run.scheduled(),
        run.state(),
        run.created(),
        run.dropped(),
        ReservedPeriods.sorted(own));
  }
}
