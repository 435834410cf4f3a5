package org.dorisdr.minidoris.fe.catalog.show;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.dorisdr.minidoris.fe.Frontend;
import org.dorisdr.minidoris.fe.catalog.Database;
import org.dorisdr.minidoris.fe.catalog.DatabaseQuotas;
import org.dorisdr.minidoris.fe.catalog.Sizes;
import org.dorisdr.minidoris.fe.recycle.RecycleBin;
import org.dorisdr.minidoris.fe.session.StatementResult;

/**
 * Bytes of all databases and of what of them is in the recycle bin, for SHOW DATA without a
 * database. The catalog's lock is held. Stateless.
 */
final class DatabaseSizes {
  private static final String NONE = "NULL";

  private DatabaseSizes() {}

  static StatementResult rows(Frontend fe) {
    ShowRows rows =
        new ShowRows("DbId", "DbName", "Size", "RemoteSize", "RecycleSize", "RecycleRemoteSize");
    Map<Long, Long> recycled = recycled(fe.recycleBin());
    long bin = recycled.values().stream().mapToLong(Long::longValue).sum();
    List<Database> databases = new ArrayList<>(fe.catalog().databases());
    databases.add(new Database(0, "information_schema"));
    databases.sort(Comparator.comparing(d -> d.name));
    long all = 0;
    for (Database database : databases) {
      long bytes = DatabaseQuotas.bytes(database);
      Long dropped = recycled.remove(database.id);
      rows.add(database.id, database.name, bytes, 0, dropped == null ? 0 : dropped, 0);
      all += bytes;
    }
    recycled.forEach((id, bytes) -> rows.add(id, NONE, 0, 0, bytes, 0));
    return rows.add("Total", NONE, all, 0, bin, 0).result();
  }

  private static Map<Long, Long> recycled(RecycleBin bin) {
    Map<Long, Long> bytes = new TreeMap<>();
    bin.tables().forEach(t -> bytes.merge(t.databaseId(), Sizes.bytes(t.table()), Long::sum));
    bin.partitions()
        .forEach(p -> bytes.merge(p.databaseId(), Sizes.bytes(p.partition()), Long::sum));
    return bytes;
  }
}
