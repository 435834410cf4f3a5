package org.dorisdr.minidoris.fe.query;

import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.minidoris.fe.catalog.Table;
import org.dorisdr.minidoris.fe.session.StatementError;

/** The partitions that a query names behind a table. Stateless; the catalog is locked. */
public final class ReadPartitions {
  private ReadPartitions() {}

  /** Refuses partitions that are not there, and those of a view, in the words of BindRelation. */
  public static void check(Table table, TableRef ref) {
    if (ref.partitions().isEmpty()) {
      return;
    }
    if (!(table instanceof OlapTable olap)) {
      throw StatementError.general(
          "Only OLAP table is support select by partition for now,Table: "
              + table.name
              + " is not OLAP table");
    }
    for (String name : ref.partitions()) {
      if (Tables.partition(olap, ref, name).isEmpty()) {
        throw StatementError.general(
            "Partition: "
                + name
                + " is not exists on table internal."
                + ref.database()
                + "."
                + table.name);
      }
    }
  }
}
