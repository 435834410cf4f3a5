package org.dorisdr.minidoris.fe.query;

import java.util.ArrayList;
import java.util.List;
import org.dorisdr.minidoris.fe.catalog.Column;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.minidoris.fe.catalog.TableProperties;
import org.dorisdr.minidoris.fe.session.StatementError;
import org.dorisdr.minidoris.thrift.TMiniLoadRequest;

/** Which loads update some columns of rows only, and which of those Doris refuses. Stateless. */
final class PartialUpdate {
  private PartialUpdate() {}

  /**
   * Whether an INSERT into named columns updates those only.
   *
   * @param given columns that it names
   */
  static boolean byInsert(OlapTable table, List<Column> given) {
    return table.flag(TableProperties.MERGE_ON_WRITE) && isPartial(table, given);
  }

  /**
   * Whether a stream load updates columns only.
   *
   * @param given columns of the table that the file's rows have
   */
  static boolean byFile(OlapTable table, TMiniLoadRequest request, List<Column> given) {
    if (request.getUpdateMode().equals("UPSERT")) {
      return false;
    }
    if (!table.flag(TableProperties.MERGE_ON_WRITE)) {
      throw StatementError.general("Only unique key merge on write support partial update");
    }
    boolean flexible = request.getUpdateMode().equals(LoadSource.FLEXIBLE);
    if (flexible) {
      checkFlexible(table);
    }
    return flexible || (!request.getColumns().isEmpty() && isPartial(table, given));
  }

  private static void checkFlexible(OlapTable table) {
    if (!table.hasColumn(Column.SKIP_BITMAP_COL)) {
      throw StatementError.general(
          ("Flexible partial update can only support table with skip bitmap hidden column."
                  + " But table %1$s doesn't have it. You can use `ALTER TABLE %1$s ENABLE FEATURE"
                  + " \"UPDATE_FLEXIBLE_COLUMNS\";` to add it to the table.")
              .formatted(table.name));
    }
    if (!table.flag(TableProperties.LIGHT_SCHEMA_CHANGE)) {
      throw StatementError.general(
          "Flexible partial update can only support table with light_schema_change enabled. But"
              + " table "
              + table.name
              + "'s property light_schema_change is false");
    }
    if (table.visibleColumns().stream().anyMatch(c -> c.baseType().equals("variant"))) {
      throw StatementError.general(
          "Flexible partial update can only support table without variant columns.");
    }
    if (table.visibleColumns().stream().anyMatch(c -> c.generated() != null)) {
      throw StatementError.general(
          "minidoris takes no flexible partial update of tables with generated columns");
    }
  }

  private static boolean isPartial(OlapTable table, List<Column> given) {
    List<Column> missing = new ArrayList<>(table.visibleColumns());
    missing.removeAll(given);
    missing.removeIf(c -> c.generated() != null);
    for (Column column : missing) {
      if (column.key() && !column.autoIncrement()) {
        throw StatementError.general(
            "Partial update should include all key columns, missing: " + column.name());
      }
    }
    checkHidden(given);
    if (missing.isEmpty()) {
      return false;
    }
    checkGenerated(table, missing);
    // A number of its own makes a row new, whatever it lacks.
    return missing.stream().noneMatch(Column::key);
  }

  private static void checkHidden(List<Column> given) {
    for (Column column : given) {
      if (!column.visible()
          && !column.name().equals(Column.DELETE_SIGN)
          && !column.name().equals(Column.SEQUENCE_COL)) {
        throw StatementError.general(
            "Partial update should not include invisible column except delete sign column: "
                + column.name());
      }
    }
  }

  private static void checkGenerated(OlapTable table, List<Column> missing) {
    for (Column generated : table.visibleColumns()) {
      if (generated.generated() != null) {
        GeneratedExpressions.sql(
            generated,
            table.visibleColumns(),
            name -> {
              if (missing.stream().anyMatch(c -> c.name().equalsIgnoreCase(name))) {
                throw StatementError.general(
                    "Partial update should include all ordinary columns referenced by generated"
                        + " columns, missing: "
                        + name);
              }
              return "NULL";
            });
      }
    }
  }
}
