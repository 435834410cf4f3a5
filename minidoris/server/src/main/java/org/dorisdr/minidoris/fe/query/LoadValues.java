package org.dorisdr.minidoris.fe.query;

import org.dorisdr.minidoris.common.types.Casts;
import org.dorisdr.minidoris.common.types.DorisType;
import org.dorisdr.minidoris.fe.catalog.Column;

/** Values of a file as those of columns. Stateless. */
final class LoadValues {
  private LoadValues() {}

  /** NULL if it does not fit. */
  static String typed(Column column, String value) {
    DorisType type = DorisType.parse(column.type());
    switch (type.name()) {
      case "variant" -> {
        return type.cast(value);
      }
      case "json", "date", "datetime", "tinyint", "smallint", "int", "bigint", "largeint" -> {
        return Casts.to(type, value, false);
      }
      default -> {}
    }
    if (type.isText()) {
      return "CAST(" + value + " AS VARCHAR)";
    }
    return "TRY_CAST(" + value + " AS " + type.duckDb() + ")";
  }
}
