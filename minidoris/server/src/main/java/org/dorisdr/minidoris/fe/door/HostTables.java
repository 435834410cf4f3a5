package org.dorisdr.minidoris.fe.door;

import java.util.List;
import java.util.concurrent.locks.Lock;
import org.dorisdr.minidoris.fe.FeServer;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.minidoris.host.FeHost;

/** Tables in the form that plugins get. Stateless. */
final class HostTables {
  private HostTables() {}

  static List<FeHost.TableInfo> list(FeServer fe, long databaseId) {
    Lock lock = fe.catalog().lock().readLock();
    lock.lock();
    try {
      return fe.catalog().database(databaseId).stream()
          .flatMap(d -> d.tables.values().stream())
          .filter(OlapTable.class::isInstance)
          .map(t -> info((OlapTable) t))
          .toList();
    } finally {
      lock.unlock();
    }
  }

  private static FeHost.TableInfo info(OlapTable table) {
    List<FeHost.ColumnInfo> columns =
        table.baseIndex().columns.stream()
            .map(c -> new FeHost.ColumnInfo(c.name(), c.uniqueId(), c.autoIncrement()))
            .toList();
    return new FeHost.TableInfo(table.id, table.name, table.state, columns);
  }
}
