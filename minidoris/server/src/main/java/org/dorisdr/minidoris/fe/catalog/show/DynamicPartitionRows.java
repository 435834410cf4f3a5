package org.dorisdr.minidoris.fe.catalog.show;

import java.util.Locale;
import java.util.Map;
import org.dorisdr.minidoris.fe.catalog.Database;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.minidoris.fe.catalog.Table;
import org.dorisdr.minidoris.fe.catalog.TableProperties;
import org.dorisdr.minidoris.fe.catalog.ddl.Ddl;
import org.dorisdr.minidoris.fe.session.Session;
import org.dorisdr.minidoris.fe.session.StatementResult;
import org.dorisdr.sql.stock.catalog.ShowDynamicPartitions;

/**
 * SHOW DYNAMIC PARTITION TABLES: those that have such properties, switched on or off. Nothing runs
 * here that would make or drop partitions, so that the columns that tell of it are empty.
 */
final class DynamicPartitionRows {
  private static final String PREFIX = TableProperties.DYNAMIC;
  private static final String EMPTY = "N/A";

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
            if (table instanceof OlapTable olap
                && olap.properties.keySet().stream().anyMatch(k -> k.startsWith(PREFIX))) {
              add(rows, olap);
            }
          }
          return rows.result();
        });
  }

  private static void add(ShowRows rows, OlapTable table) {
    Map<String, String> p = table.properties;
    int replicas = TableProperties.replicas(table);
    rows.add(
        table.name,
        Boolean.parseBoolean(p.get(PREFIX + "enable")),
        p.getOrDefault(PREFIX + "time_unit", "").toUpperCase(Locale.ROOT),
        p.getOrDefault(PREFIX + "start", String.valueOf(Integer.MIN_VALUE)),
        p.getOrDefault(PREFIX + "end", ""),
        p.getOrDefault(PREFIX + "prefix", ""),
        p.getOrDefault(PREFIX + "buckets", "0"),
        replicas,
        "tag.location.default: " + replicas,
        EMPTY,
        EMPTY,
        EMPTY,
        EMPTY,
        EMPTY,
        EMPTY,
        "NULL");
  }
}
