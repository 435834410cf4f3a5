package org.dorisdr.minidoris.fe.query;

import java.util.List;
import java.util.Map;
import org.dorisdr.minidoris.common.types.DorisType;
import org.dorisdr.minidoris.fe.query.type.TypedColumn;
import org.dorisdr.minidoris.fe.session.StatementError;

/** Doris's table function {@code numbers("number" = "n" [, "const_value" = "c"])}. Stateless. */
final class NumbersFunction {
  static final String NAME = "numbers";
  static final List<TypedColumn> COLUMNS =
      List.of(new TypedColumn("number", DorisType.parse("bigint")));

  private NumbersFunction() {}

  /**
   * @param properties keys in lower case
   * @throws StatementError in Doris's words, if they are not those of the function
   */
  static String rows(Map<String, String> properties) {
    if (!properties.containsKey("number")) {
      throw StatementError.general("number not set");
    }
    long count = number(properties, "number");
    String value =
        properties.containsKey("const_value")
            ? String.valueOf(number(properties, "const_value"))
            : "range";
    return "(SELECT CAST(" + value + " AS BIGINT) AS number FROM range(" + count + "))";
  }

  private static long number(Map<String, String> properties, String name) {
    try {
      return Long.parseLong(properties.get(name).strip());
    } catch (NumberFormatException e) {
      throw StatementError.general("cannot parse param value " + properties.get(name));
    }
  }
}
