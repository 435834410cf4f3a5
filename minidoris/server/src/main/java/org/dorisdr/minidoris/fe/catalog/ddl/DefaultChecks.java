package org.dorisdr.minidoris.fe.catalog.ddl;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;
import org.dorisdr.minidoris.common.types.TypeSpec;
import org.dorisdr.minidoris.fe.catalog.PartitionKeys;
import org.dorisdr.minidoris.fe.session.StatementError;
import org.dorisdr.sql.stock.catalog.ColumnDef;
import org.dorisdr.sql.stock.catalog.DefaultDef;

/** Which default values Doris lets a column have. Stateless. */
final class DefaultChecks {
  private DefaultChecks() {}

  /** What Doris refuses as it reads the statement. */
  static void checkSpelling(ColumnDef def) {
    if (isExpression(def.defaultValue(), "CURRENT_TIMESTAMP")
        && digits(def.defaultValue().text()) > 6) {
      throw StatementError.general(
          "column's default value current_timestamp precision must be between 0 and 6");
    }
  }

  static void check(ColumnDef def, TypeSpec type, boolean nullable) {
    if (def.defaultValue() != null) {
      checkValue(def, type, nullable);
    }
    if (def.onUpdate() != null && type.children().isEmpty()) {
      checkOnUpdate(def, type);
    }
  }

  /** {@code ColumnDefinition.validate}: the present moment has to be the default as well. */
  private static void checkOnUpdate(ColumnDef def, TypeSpec type) {
    DefaultDef moment = new DefaultDef(def.onUpdate(), true);
    try {
      checkName(type, moment);
      checkText(type, moment);
    } catch (StatementError e) {
      throw StatementError.general(
          "meet error when validating the on update value of column["
              + def.name()
              + "], reason: "
              + e.getMessage());
    }
    boolean digits = def.onUpdate().endsWith(")");
    boolean now = isExpression(def.defaultValue(), "CURRENT_TIMESTAMP");
    if (!now || def.defaultValue().text().endsWith(")") != digits) {
      throw StatementError.general(
          "You must set the default value of the column["
              + def.name()
              + "] to CURRENT_TIMESTAMP when using 'ON UPDATE CURRENT_TIMESTAMP'.");
    }
    if (digits(def.defaultValue().text()) != digits(def.onUpdate())) {
      throw StatementError.general(
          "The precision of the default value of column["
              + def.name()
              + "] should be the same with the precision in 'ON UPDATE CURRENT_TIMESTAMP'.");
    }
  }

  private static void checkValue(ColumnDef def, TypeSpec type, boolean nullable) {
    DefaultDef value = def.defaultValue();
    if (type.base().equals("hll")) {
      throw StatementError.general("Hll type column can not set default value");
    }
    if (value.text() != null) {
      checkKind(type, value);
    } else if (!nullable && !type.base().equals("bitmap")) {
      throw StatementError.general(
          "Can not set null default value to non nullable column: " + def.name());
    }
    if (value.text() != null && type.children().isEmpty()) {
      checkName(type, value);
      checkText(type, value);
    }
  }

  private static void checkKind(TypeSpec type, DefaultDef value) {
    switch (type.base()) {
      case "bitmap" -> {
        if (!isExpression(value, "BITMAP_EMPTY")) {
          throw StatementError.general(
              "Bitmap type column default value only support BITMAP_EMPTY");
        }
      }
      case "array" -> {
        if (!value.text().equals("[]")) {
          throw StatementError.general("Array type column default value only support null or []");
        }
      }
      case "map" -> throw StatementError.general("Map type column default value just support null");
      case "struct" ->
          throw StatementError.general("Struct type column default value just support null");
      case "json", "variant" ->
          throw StatementError.general(
              "Json or Variant type column default value just support null");
      default -> {
        // Has values that can be written.
      }
    }
  }

  private static void checkName(TypeSpec type, DefaultDef value) {
    String base = type.base();
    if (isExpression(value, "CURRENT_TIMESTAMP") && !base.equals("datetime")) {
      throw StatementError.general(
          "Types other than DATETIME and DATETIMEV2 cannot use current_timestamp as the default"
              + " value");
    }
    if (isExpression(value, "CURRENT_DATE") && !base.equals("date")) {
      throw StatementError.general(
          "Types other than DATE and DATEV2 cannot use current_date as the default value");
    }
    for (String name : new String[] {"PI", "E"}) {
      if (isExpression(value, name) && !base.equals("double")) {
        throw StatementError.general(
            "Types other than DOUBLE cannot use "
                + name.toLowerCase(Locale.ROOT)
                + " as the default value");
      }
    }
  }

  private static void checkText(TypeSpec type, DefaultDef value) {
    String text = value.text();
    switch (type.base()) {
      case "tinyint", "smallint", "int", "bigint", "date" -> {
        if (!value.expression()) {
          PartitionKeys.canonical(text, type.base());
        }
      }
      case "datetime" -> checkTime(type, value);
      case "largeint" -> checkLarge(text);
      case "float" -> {
        double number = floating(text);
        if ((float) number != number) {
          throw StatementError.general("Default value will loose precision: " + text);
        }
      }
      case "double" -> {
        if (!value.expression()) {
          floating(text);
        }
      }
      case "decimal" -> checkDecimal(type, text);
      case "char", "varchar" -> {
        if (text.length() > type.argument(0, 1)) {
          throw StatementError.general("Default value is too long: " + text);
        }
      }
      case "boolean" -> checkBoolean(text);
      default -> {
        // Any text may stand there.
      }
    }
  }

  private static void checkTime(TypeSpec type, DefaultDef value) {
    if (!value.expression()) {
      PartitionKeys.canonical(value.text(), "datetime");
      return;
    }
    int digits = type.argument(0, 0);
    if (digits(value.text()) > digits) {
      throw StatementError.general(
          "default value precision: %s can not be greater than type precision: datetimev2(%d)"
              .formatted(value.text(), digits));
    }
  }

  private static void checkLarge(String text) {
    BigInteger number;
    try {
      number = new BigInteger(text);
    } catch (NumberFormatException e) {
      throw StatementError.general("Invalid integer literal: " + text);
    }
    if (number.bitLength() > 127) {
      throw StatementError.general("Large int literal is out of range: " + text);
    }
  }

  private static double floating(String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw StatementError.general("Invalid floating-point literal: " + text);
    }
  }

  private static void checkDecimal(TypeSpec type, String text) {
    BigDecimal number;
    try {
      number = new BigDecimal(text);
    } catch (NumberFormatException e) {
      throw StatementError.general("Invalid floating-point literal: " + text);
    }
    int precision = type.argument(0, 38);
    int scale = type.argument(1, 0);
    if (precision < number.precision() || scale < number.scale()) {
      throw StatementError.general(
          "Invalid precision and scale - expect (%d, %d), but (%d, %d)"
              .formatted(precision, scale, number.precision(), number.scale()));
    }
  }

  private static void checkBoolean(String text) {
    String plain = text.strip().toLowerCase(Locale.ROOT);
    if (!plain.matches("true|false|0|1")) {
      throw StatementError.general("Invalid BOOLEAN literal: " + text);
    }
  }

  private static boolean isExpression(DefaultDef value, String name) {
    return value != null && value.expression() && name(value.text()).equals(name);
  }

  private static String name(String text) {
    int open = text.indexOf('(');
    return (open < 0 ? text : text.substring(0, open)).strip();
  }

  private static int digits(String text) {
    int open = text.indexOf('(');
    return open < 0 ? 0 : Integer.parseInt(text.substring(open + 1, text.indexOf(')')).strip());
  }
}
