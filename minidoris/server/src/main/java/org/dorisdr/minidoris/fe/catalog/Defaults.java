package org.dorisdr.minidoris.fe.catalog;

import java.time.LocalDateTime;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dorisdr.minidoris.common.types.TimeDigits;

/** Default values that are expressions, not texts. Stateless. */
public final class Defaults {
  /** By the type of the column. */
  private static final Map<String, Set<String>> EXPRESSIONS =
      Map.of(
          "datetime", Set.of("CURRENT_TIMESTAMP"),
          "date", Set.of("CURRENT_DATE"),
          "double", Set.of("PI", "E"),
          "bitmap", Set.of("BITMAP_EMPTY"),
          "hll", Set.of("HLL_EMPTY"));

  /** The bytes of a sketch of nothing, which Doris keeps and shows as its default. */
  private static final String EMPTY_SKETCH = "\0";

  private static final Pattern NOW = Pattern.compile("(?i)CURRENT_TIMESTAMP(\\((\\d)\\))?");

  private Defaults() {}

  /**
   * What a column's default stands for, as a text; null = NULL.
   *
   * @param now what it is where it is the present moment
   */
  public static String text(Column column, LocalDateTime now) {
    String value = column.defaultValue();
    if (value == null) {
      return null;
    }
    return switch (column.baseType()) {
      case "datetime" -> time(value, now);
      case "date" -> value.equals("CURRENT_DATE") ? now.toLocalDate().toString() : value;
      case "double" -> number(value);
      default -> value;
    };
  }

  private static String time(String value, LocalDateTime now) {
    Matcher moment = NOW.matcher(value);
    if (!moment.matches()) {
      return value;
    }
    int digits = moment.group(2) == null ? 0 : Integer.parseInt(moment.group(2));
    return TimeDigits.text(now, digits);
  }

  /** PI and E as the numbers that Doris takes them for; all else as it is. */
  public static String number(String value) {
    return switch (value) {
      case "PI" -> String.valueOf(Math.PI);
      case "E" -> String.valueOf(Math.E);
      default -> value;
    };
  }

  /** What rows without the column have in it; those of a sketch are read as NULL. */
  static String literal(Column column) {
    String value = column.defaultValue();
    return switch (column.baseType()) {
      case "double" -> value == null ? null : number(value);
      case "hll" -> null;
      default -> value;
    };
  }

  /**
   * A column's default as Doris keeps and shows it: PI and E are the numbers, an empty sketch its
   * bytes. Null = none.
   */
  public static String shown(Column column) {
    String value = column.defaultValue();
    if (value == null) {
      return null;
    }
    return column.isSketch() && isExpression(column) ? EMPTY_SKETCH : literal(column);
  }

  /**
   * What a default that is the present moment is for rows of before: all digits that the clock has,
   * unless it says how many (DefaultValue.getRawValue). Null = the default is no moment.
   */
  public static String moment(Column column, LocalDateTime now) {
    if (isNow(column) && !column.defaultValue().endsWith(")")) {
      return now.toString().replace('T', ' ');
    }
    String literal = text(column, now);
    boolean moment =
        column.baseType().startsWith("date") && !Objects.equals(literal, column.defaultValue());
    return moment ? literal : null;
  }

  /** Whether a column is by default the moment at which a row comes. */
  public static boolean isNow(Column column) {
    return column.baseType().equals("datetime")
        && column.defaultValue() != null
        && NOW.matcher(column.defaultValue()).matches();
  }

  /** Whether the default is worked out; as the default of a text its name is a text. */
  public static boolean isExpression(Column column) {
    String value = column.defaultValue();
    if (value == null) {
      return false;
    }
    int open = value.indexOf('(');
    String name = open < 0 ? value : value.substring(0, open);
    return EXPRESSIONS.getOrDefault(column.baseType(), Set.of()).contains(name);
  }
}
