package org.dorisdr.minidoris.fe.query;

import java.util.stream.Collectors;
import org.dorisdr.minidoris.common.types.DorisType;
import org.dorisdr.minidoris.common.types.TypeSpec;
import org.dorisdr.minidoris.fe.query.type.ClockTypes;

/** What Doris calls its types in {@code information_schema.columns}. Stateless. */
final class MysqlTypes {
  private static final String UNKNOWN = "unknown";

  private MysqlTypes() {}

  /** Columns may have types whose values the engine does not have. */
  static DorisType parsed(String type) {
    String base = TypeSpec.parse(type).base();
    return switch (base) {
      case "quantile_state" -> DorisType.of(base);
      case "time" -> ClockTypes.named(type);
      default -> DorisType.parse(type);
    };
  }

  /** DATA_TYPE: a word that MySQL's drivers know, as far as there is one. */
  static String name(String type) {
    DorisType parsed = parsed(type);
    return switch (parsed.name()) {
      case "boolean" -> "tinyint";
      case "largeint" -> "bigint unsigned";
      case "text" -> "varchar";
      case "quantile_state", "agg_state" -> UNKNOWN;
      default -> parsed.name();
    };
  }

  /** COLUMN_TYPE. */
  static String full(String type) {
    return full(parsed(type));
  }

  private static String full(DorisType type) {
    return switch (type.name()) {
      case "boolean" -> "tinyint(1)";
      case "tinyint" -> "tinyint(4)";
      case "smallint" -> "smallint(6)";
      case "int" -> "int(11)";
      case "bigint" -> "bigint(20)";
      case "text" -> "string";
      case "quantile_state", "agg_state" -> UNKNOWN;
      case "decimal" ->
          "decimalv3(" + type.arguments().get(0) + ", " + type.arguments().get(1) + ")";
      case "array", "map", "struct" ->
          type.children().stream()
              .map(MysqlTypes::full)
              .collect(Collectors.joining(",", type.name() + "<", ">"));
      case "char", "varchar" ->
          type.name() + "(" + (type.arguments().isEmpty() ? 65_533 : type.arguments().get(0)) + ")";
      default -> {
        Integer fraction = fraction(type);
        yield fraction == null || fraction == 0 ? type.name() : type.name() + "(" + fraction + ")";
      }
    };
  }

  /** DATETIME_PRECISION; null = not a time. */
  static Integer fraction(String type) {
    return fraction(parsed(type));
  }

  private static Integer fraction(DorisType type) {
    if (!type.name().equals("datetime")) {
      return null;
    }
    return type.arguments().isEmpty() ? (Integer) 0 : type.arguments().get(0);
  }
}
