package org.dorisdr.minidoris.fe.catalog.ddl;

import java.util.List;
import org.dorisdr.minidoris.fe.catalog.KeysType;
import org.dorisdr.minidoris.fe.session.StatementError;
import org.dorisdr.sql.stock.catalog.ColumnDef;

/** What Doris refuses about the keys of a table to be created. Stateless. */
final class KeyChecks {
  private KeyChecks() {}

  /**
   * @param keys names, which may be too many or none of the table's
   */
  static void check(KeysType model, List<String> keys, List<ColumnDef> columns) {
    if (keys.size() > columns.size()) {
      throw StatementError.general(
          "The number of key columns should be less than the number of columns.");
    }
    for (int i = 0; i < keys.size(); i++) {
      checkPlace(keys.get(i), i, columns);
      if (columns.get(i).aggregation() != null) {
        throw StatementError.general(
            "Key column[" + columns.get(i).name() + "] should not specify aggregate type.");
      }
    }
    for (ColumnDef value : columns.subList(keys.size(), columns.size())) {
      boolean aggregates = model == KeysType.AGG_KEYS;
      if (aggregates != (value.aggregation() != null)) {
        throw StatementError.general(
            "%s table should %sspecify aggregate type for non-key column[%s]"
                .formatted(model, aggregates ? "" : "not ", value.name()));
      }
    }
  }

  private static void checkPlace(String key, int place, List<ColumnDef> columns) {
    String there = columns.get(place).name();
    if (there.equalsIgnoreCase(key)) {
      return;
    }
    if (columns.stream().noneMatch(c -> c.name().equalsIgnoreCase(key))) {
      throw StatementError.general("Key column[" + key + "] doesn't exist.");
    }
    throw StatementError.general(
        "Key columns should be a ordered prefix of the schema."
            + " KeyColumns["
            + place
            + "] (starts from zero) is "
            + key
            + ", but corresponding column is "
            + there
            + " in the previous columns declaration.");
  }
}
