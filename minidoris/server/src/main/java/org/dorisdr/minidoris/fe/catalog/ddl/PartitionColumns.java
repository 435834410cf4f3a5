package org.dorisdr.minidoris.fe.catalog.ddl;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.dorisdr.minidoris.common.types.TypeNames;
import org.dorisdr.minidoris.common.types.TypeSpec;
import org.dorisdr.minidoris.fe.catalog.Column;
import org.dorisdr.minidoris.fe.catalog.KeysType;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.minidoris.fe.session.StatementError;
import org.dorisdr.sql.stock.catalog.PartitionBy;

/** Which columns Doris lets a table be partitioned by. Stateless. */
final class PartitionColumns {
  private static final Set<String> NESTED = Set.of("array", "map", "struct");

  private PartitionColumns() {}

  /** Notes them in a table to be created. */
  static void define(OlapTable table, PartitionBy by, boolean mergeOnWrite) {
    for (String name : by.columns()) {
      Column column =
          table.indexMetas.get(0L).columns.stream()
              .filter(c -> c.name().equalsIgnoreCase(name))
              .findFirst()
              .orElseThrow(
                  () -> StatementError.general("partition key " + name + " is not exists"));
      checkModel(table, column, mergeOnWrite);
      checkType(column);
      AutoPartitionChecks.checkColumn(by, column);
      table.partitionColumns.add(column.name());
    }
    Set<String> names = new HashSet<>();
    for (String name : table.partitionColumns) {
      if (!names.add(name)) {
        throw StatementError.general("Duplicated partition column " + name);
      }
    }
    for (String name : table.partitionColumns) {
      Column column =
          table.indexMetas.get(0L).columns.stream()
              .filter(c -> c.name().equals(name))
              .findFirst()
              .orElseThrow();
      AutoPartitionChecks.checkFunction(by, column);
      checkKind(column, by.kind());
    }
  }

  private static void checkModel(OlapTable table, Column column, boolean mergeOnWrite) {
    if (table.keysType == KeysType.DUP_KEYS || column.key()) {
      return;
    }
    throw StatementError.general(
        mergeOnWrite
            ? "Merge-on-Write table's partition column must be KEY column"
            : "The partition column could not be aggregated column");
  }

  private static void checkType(Column column) {
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
          "Complex type column can't be partition column: " + TypeNames.of(type));
    }
  }

  /** Doris's name for {@code kind} of partition takes columns of these types only. */
  private static void checkKind(Column column, String kind) {
    TypeSpec type = TypeSpec.parse(column.type());
    String base = type.base();
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
