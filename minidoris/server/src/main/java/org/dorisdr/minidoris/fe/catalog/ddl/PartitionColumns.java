package org.dorisdr.minidoris.fe.catalog.ddl;

import java.util.List;
import java.util.Set;
import org.dorisdr.minidoris.common.types.TypeSpec;
import org.dorisdr.minidoris.fe.catalog.Column;
import org.dorisdr.minidoris.fe.catalog.KeysType;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.minidoris.fe.catalog.TableProperties;
import org.dorisdr.minidoris.fe.session.StatementError;
import org.dorisdr.sql.stock.catalog.PartitionBy;

/** Which columns Doris lets a table be partitioned by. Stateless. */
final class PartitionColumns {
  private static final Set<String> NESTED = Set.of("array", "map", "struct", "json", "variant");

  private PartitionColumns() {}

  /** Notes them in a table to be created. */
  static void define(OlapTable table, PartitionBy by) {
    for (String name : by.columns()) {
      Column column =
          table.indexMetas.get(0L).columns.stream()
              .filter(c -> c.name().equalsIgnoreCase(name))
              .findFirst()
              .orElseThrow(
                  () -> StatementError.general("partition key " + name + " is not exists"));
      checkModel(table, column);
      checkType(column, by.kind());
      if (table.partitionColumns.contains(column.name())) {
        throw StatementError.general("Duplicated partition column " + column.name());
      }
      table.partitionColumns.add(column.name());
    }
  }

  private static void checkModel(OlapTable table, Column column) {
    if (table.keysType == KeysType.DUP_KEYS || column.key()) {
      return;
    }
    throw StatementError.general(
        table.flag(TableProperties.MERGE_ON_WRITE)
            ? "Merge-on-Write table's partition column must be KEY column"
            : "The partition column could not be aggregated column");
  }

  private static void checkType(Column column, String kind) {
    TypeSpec type = TypeSpec.parse(column.type());
    String base = type.base();
    if (base.equals("float") || base.equals("double")) {
      throw StatementError.general("Floating point type column can not be partition column");
    }
    if (base.equals("text")) {
      throw StatementError.general(
          "String Type should not be used in partition column[" + column.name() + "].");
    }
    if (NESTED.contains(base)) {
      throw StatementError.general(
          "Complex type column can't be partition column: " + type.primitive());
    }
    boolean inLists = base.equals("char") || base.equals("varchar") || base.equals("boolean");
    boolean fits = type.isInteger() || List.of("date", "datetime").contains(base);
    if (!fits && !(kind.equals("LIST") && inLists)) {
      throw StatementError.general(
          "Column["
              + column.name()
              + "] type["
              + type.primitive()
              + "] cannot be a "
              + (kind.equals("LIST") ? "list" : "range")
              + " partition key.");
    }
  }
}
