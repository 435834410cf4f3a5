package org.dorisdr.minidoris.fe.catalog.ddl;

import java.util.LinkedHashMap;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.minidoris.fe.catalog.SecondaryIndex;
import org.dorisdr.minidoris.fe.session.StatementError;
import org.dorisdr.sql.stock.catalog.IndexDef;

/** Checks and makes definitions of secondary indexes. Stateless. */
final class SecondaryIndexes {
  private SecondaryIndexes() {}

  static SecondaryIndex build(OlapTable table, IndexDef def, long id) {
    if (table.secondaryIndexes.stream().anyMatch(i -> i.name().equalsIgnoreCase(def.name()))) {
      throw StatementError.general("index `" + def.name() + "` already exist.");
    }
    for (String column : def.columns()) {
      if (table.baseIndex().columns.stream().noneMatch(c -> c.name().equalsIgnoreCase(column))) {
        throw StatementError.general("Column does not exist in table. invalid column: " + column);
      }
    }
    return new SecondaryIndex(
        id,
        def.name(),
        def.columns(),
        def.type() == null ? "INVERTED" : def.type(),
        new LinkedHashMap<>(def.properties()),
        def.comment() == null ? "" : def.comment());
  }
}
