package org.dorisdr.minidoris.common.types;

import java.util.Locale;
import java.util.stream.Collectors;

/** Types as messages of Doris's planner spell them: {@code DECIMALV3(10, 2)}. Stateless. */
public final class TypeNames {
  private TypeNames() {}

  /**
   * @param type as tables have it: {@code decimal(10,2)}
   */
  public static String of(String type) {
    return of(TypeSpec.parse(type));
  }

  public static String of(DorisType type) {
    return of(type.text());
  }

  public static String of(TypeSpec type) {
    return switch (type.base()) {
      case "date" -> "DATEV2";
      case "datetime" -> "DATETIMEV2(" + type.argument(0, 0) + ")";
      case "decimal" -> "DECIMALV3(" + type.argument(0, 38) + ", " + type.argument(1, 0) + ")";
      case "char", "varchar" ->
          type.base().toUpperCase(Locale.ROOT) + "(" + type.argument(0, 1) + ")";
      case "array", "map" -> nested(type, ",");
      case "struct" -> struct(type);
      default -> type.base().toUpperCase(Locale.ROOT);
    };
  }

  private static String nested(TypeSpec type, String separator) {
    return type.children().stream()
        .map(TypeNames::of)
        .collect(Collectors.joining(separator, type.base().toUpperCase(Locale.ROOT) + "<", ">"));
  }

  private static String struct(TypeSpec type) {
    StringBuilder text = new StringBuilder("STRUCT<");
    for (int i = 0; i < type.children().size(); i++) {
      text.append(i == 0 ? "" : ",");
      text.append(type.fieldNames().get(i)).append(':').append(of(type.children().get(i)));
    }
    return text.append('>').toString();
  }
}
