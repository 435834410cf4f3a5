package org.dorisdr.minidoris.fe.catalog.ddl;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.dorisdr.minidoris.common.types.TypeSpec;
import org.dorisdr.minidoris.fe.session.Session;
import org.dorisdr.minidoris.fe.session.StatementError;

/** Which types Doris lets a column have. Stateless. */
final class TypeChecks {
  private static final int MAX_CHAR = 255;
  private static final int MAX_VARCHAR = 65_533;
  private static final int MAX_DIGITS = 76;
  private static final int USUAL_DIGITS = 38;
  private static final int MAX_DEPTH = 9;
  private static final List<String> NEVER_INSIDE =
      List.of("json", "variant", "hll", "bitmap", "quantile_state", "agg_state");

  private TypeChecks() {}

  /** What Doris refuses as it reads the statement, before it looks at anything else. */
  static void checkSpelling(String text) {
    checkSpelling(TypeSpec.parse(text));
  }

  private static void checkSpelling(TypeSpec type) {
    if (type.base().equals("all")) {
      throw StatementError.general("Disable to create table with `ALL` type columns");
    }
    if (type.base().equals("decimal")) {
      int precision = type.argument(0, USUAL_DIGITS);
      int scale = type.argument(1, 0);
      if (precision < scale) {
        // The brackets are those of a message with too few places for its arguments.
        throw StatementError.general(
            "precision should not smaller than scale, but precision is %d [, scale is %d]"
                .formatted(precision, scale));
      }
      if (precision < 1 || precision > MAX_DIGITS) {
        throw StatementError.general(
            "precision should in (0, 76], but real precision is " + precision);
      }
    }
    if (type.base().equals("datetime") && type.argument(0, 0) > 6) {
      throw StatementError.general(
          "Scale of Datetime/Time must between 0 and 6. Scale was set to: " + type.argument(0, 0));
    }
    type.children().forEach(TypeChecks::checkSpelling);
  }

  /**
   * @param text as the statement has it, in Doris's spelling
   */
  static void check(Session session, String text) {
    checkFirstKinds(text);
    TypeSpec type = TypeSpec.parse(text);
    if (tooDeep(type, 0)) {
      throw StatementError.general("Type exceeds the maximum nesting depth of 9:\n" + text);
    }
    check(session, type, text);
  }

  private static boolean tooDeep(TypeSpec type, int depth) {
    return depth >= MAX_DEPTH || type.children().stream().anyMatch(c -> tooDeep(c, depth + 1));
  }

  private static void check(Session session, TypeSpec type, String whole) {
    if (type.base().equals("time")) {
      throw StatementError.general("Time type is not supported for olap table");
    }
    if (!type.isKnown()) {
      throw StatementError.general("Unsupported data type: " + whole.toUpperCase(Locale.ROOT));
    }
    switch (type.base()) {
      case "char" -> checkLength("CHAR", type.argument(0, 1), MAX_CHAR);
      case "varchar" -> checkLength("VARCHAR", type.argument(0, MAX_VARCHAR), MAX_VARCHAR);
      case "decimal" -> checkDigits(session, type.argument(0, USUAL_DIGITS));
      case "array", "map", "struct" -> checkParts(session, type, whole);
      default -> {
        // Has nothing that could be wrong.
      }
    }
  }

  private static void checkLength(String name, int length, int most) {
    if (length <= 0) {
      throw StatementError.general(name + " size must be > 0: " + length);
    }
    if (length > most) {
      throw StatementError.general(name + " size must be <= " + most + ": " + length);
    }
  }

  private static void checkDigits(Session session, int precision) {
    if (precision > USUAL_DIGITS && !isOn(session, "enable_decimal256")) {
      throw StatementError.general(
          "Column of type Decimal256 with precision " + precision + " in not supported.");
    }
  }

  private static void checkParts(Session session, TypeSpec type, String whole) {
    Set<String> names = new HashSet<>();
    for (int i = 0; i < type.children().size(); i++) {
      TypeSpec part = type.children().get(i);
      if (NEVER_INSIDE.contains(part.base())) {
        throw StatementError.general(type.primitive() + " unsupported sub-type: " + part.base());
      }
      check(session, part, part.base());
      if (type.base().equals("struct")
          && !names.add(type.fieldNames().get(i).toLowerCase(Locale.ROOT))) {
        throw StatementError.general(
            "Duplicate field name " + type.fieldNames().get(i) + " in struct " + whole);
      }
    }
  }

  static boolean isOn(Session session, String variable) {
    return Boolean.parseBoolean(session.variables().get(variable));
  }

  /** Doris had other decimals and times once, which its default settings do not allow any more. */
  private static void checkFirstKinds(String type) {
    if (type.contains("decimalv2")) {
      throw StatementError.general(
          "Disable to create table with `DECIMAL` type columns,please use `DECIMALV3`.");
    }
    if (type.contains("datev1")) {
      throw StatementError.general(
          "Disable to create table with `DATE` type columns, please use `DATEV2`.");
    }
    if (type.contains("datetimev1")) {
      throw StatementError.general("minidoris has no type datetimev1. HINT: use DATETIME");
    }
  }
}
