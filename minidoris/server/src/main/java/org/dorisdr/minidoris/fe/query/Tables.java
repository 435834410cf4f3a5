package org.dorisdr.minidoris.fe.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.dorisdr.minidoris.fe.Frontend;
import org.dorisdr.minidoris.fe.catalog.Database;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.minidoris.fe.catalog.Partition;
import org.dorisdr.minidoris.fe.catalog.Table;
import org.dorisdr.minidoris.fe.session.StatementError;

/** Finds databases, tables and partitions by name, with Doris's errors. The catalog is locked. */
final class Tables {
  private final Frontend frontend;

  Tables(Frontend frontend) {
    this.frontend = frontend;
  }

  Database database(String name) {
    if (name == null) {
      throw new StatementError(1046, "3D000", "errCode = 2, detailMessage = No database selected");
    }
    return frontend
        .catalog()
        .database(name)
        .orElseThrow(
            () ->
                new StatementError(
                    1049, "42000", "errCode = 2, detailMessage = Unknown database '" + name + "'"));
  }

  Table table(TableRef ref) {
    Database database = database(ref.database());
    return database.table(ref.table()).orElseThrow(() -> new UnknownTableError(ref));
  }

  OlapTable olapTable(TableRef ref) {
    if (table(ref) instanceof OlapTable olap) {
      return olap;
    }
    throw StatementError.general("Table [" + ref.table() + "] is a view: it cannot be written");
  }

  /** The partitions that a reference means, in order of creation. */
  static List<Partition> partitions(OlapTable table, TableRef ref) {
    if (ref.partitions().isEmpty()) {
      return List.copyOf(table.partitions.values());
    }
    List<Partition> partitions = new ArrayList<>();
    for (String name : ref.partitions()) {
      partitions.add(
          partition(table, ref, name)
              .orElseThrow(
                  () ->
                      StatementError.general(
                          String.format(
                              Locale.ROOT,
                              "partition %s is not found in table %s",
                              name,
                              table.name))));
    }
    return partitions;
  }

  /** One of those that a reference names. */
  static Optional<Partition> partition(OlapTable table, TableRef ref, String name) {
    return ref.temporary() ? table.temporaryPartition(name) : table.partition(name);
  }
}
