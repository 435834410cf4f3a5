package org.dorisdr.minidoris.fe.catalog;

/** Renames tables. Call with the catalog's lock held, while an operation is applied. Stateless. */
public final class TableNames {
  private TableNames() {}

  /** The base index has the name of its table, and so has the only partition of a plain table. */
  public static void rename(Table table, String newName) {
    if (table instanceof OlapTable olap) {
      olap.baseIndex().name = newName;
      if (olap.partitionType.equals("UNPARTITIONED")) {
        olap.partitions.values().forEach(p -> p.name = newName);
      }
    }
    table.name = newName;
  }
}
