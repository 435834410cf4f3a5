package org.dorisdr.minidoris.fe.catalog.ddl;

import java.util.List;
import org.dorisdr.minidoris.common.types.TypeSpec;

/** Which types a column may change to, as in Doris: to wider ones, and to text. Stateless. */
final class ColumnConversions {
  private static final List<String> WIDENING =
      List.of("tinyint", "smallint", "int", "bigint", "largeint");

  private ColumnConversions() {}

  static boolean allowed(String from, String to) {
    TypeSpec old = TypeSpec.parse(from);
    TypeSpec changed = TypeSpec.parse(to);
    if (from.equals(to)) {
      return true;
    }
    if (old.base().equals("varchar") && changed.base().equals("varchar")) {
      return old.argument(0, 0) <= changed.argument(0, 0);
    }
    if (old.isInteger() && changed.isInteger()) {
      return WIDENING.indexOf(old.base()) <= WIDENING.indexOf(changed.base());
    }
    if (old.base().equals("decimal") && changed.base().equals("decimal")) {
      int oldInteger = old.argument(0, 9) - old.argument(1, 0);
      int newInteger = changed.argument(0, 9) - changed.argument(1, 0);
      return oldInteger <= newInteger && old.argument(1, 0) <= changed.argument(1, 0);
    }
    if (changed.isText()) {
      return old.isInteger()
          || old.isText()
          || List.of("float", "double", "decimal", "date", "datetime", "json", "boolean")
              .contains(old.base());
    }
    return switch (old.base() + ">" + changed.base()) {
      case "date>datetime",
          "datetime>date",
          "float>double",
          "int>double",
          "smallint>double",
          "tinyint>double",
          "int>float",
          "datetime>datetime",
          "text>json",
          "varchar>json" ->
          true;
      default -> false;
    };
  }
}
