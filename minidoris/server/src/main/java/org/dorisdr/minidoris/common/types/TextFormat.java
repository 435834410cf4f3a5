package org.dorisdr.minidoris.common.types;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.Blob;
import java.sql.SQLException;
import java.sql.Struct;
import java.sql.Timestamp;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.dorisdr.minidoris.common.Json;

/** Writes values as Doris's text protocol shows them. Stateless. */
public final class TextFormat {
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

  /** How the engine calls fields of structs that have no names. */
  private static final String UNNAMED = "element";

  private TextFormat() {}

  /**
   * Text of a value as JDBC gives it; null stays null.
   *
   * @param duckDbType type name of the column
   */
  public static String text(Object value, String duckDbType) throws SQLException {
    return text(value, duckDbType, null);
  }

  /**
   * @param type what it is in Doris, null = not known
   */
  public static String text(Object value, String duckDbType, DorisType type) throws SQLException {
    if (value == null) {
      return null;
    }
    LocalDateTime time = time(value);
    if (time != null) {
      return time(time, duckDbType, type);
    }
    if (value instanceof Array a) {
      boolean known = duckDbType.endsWith("[]");
      String element = known ? duckDbType.substring(0, duckDbType.length() - 2) : "";
      return array((Object[]) a.getArray(), element, child(type, 0));
    }
    if (value instanceof Map<?, ?> m) {
      return map(m, duckDbType, type);
    }
    if (value instanceof Struct s) {
      return struct(s, duckDbType, type);
    }
    String text = plain(value);
    return duckDbType.equals("JSON") && text.startsWith("\"") ? unquoted(text) : text;
  }

  /** A VARIANT that holds nothing but a text shows it without quotes. */
  private static String unquoted(String json) {
    try {
      return Json.mapper().readValue(json, String.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("DuckDB's JSON is none: " + json, e);
    }
  }

  /** Null if it is none. */
  private static LocalDateTime time(Object value) {
    if (value instanceof Timestamp t) {
      return t.toLocalDateTime();
    }
    return value instanceof OffsetDateTime t
        ? t.toLocalDateTime()
        : value instanceof LocalDateTime t ? t : null;
  }

  private static DorisType child(DorisType type, int index) {
    return type == null || index >= type.children().size() ? null : type.children().get(index);
  }

  private static String time(LocalDateTime time, String duckDbType, DorisType type) {
    if (type != null && type.name().equals("datetime")) {
      return TimeDigits.text(time, type.digits());
    }
    return switch (duckDbType) {
      case "TIMESTAMP_S" -> TimeDigits.text(time, 0);
      case "TIMESTAMP_MS" -> TimeDigits.text(time, 3);
      default ->
          time.getNano() == 0 ? TimeDigits.text(time, 0) : TimeDigits.text(time, TimeDigits.MOST);
    };
  }

  private static String plain(Object value) throws SQLException {
    if (value instanceof Boolean b) {
      return b ? "1" : "0";
    }
    if (value instanceof Double d) {
      return real(d, 15, 17);
    }
    if (value instanceof Float f) {
      return real(f, 6, 9);
    }
    if (value instanceof BigDecimal d) {
      return d.toPlainString();
    }
    if (value instanceof java.time.LocalTime t) {
      return CLOCK.format(t);
    }
    if (value instanceof Blob b) {
      return new String(b.getBytes(1, (int) b.length()), java.nio.charset.StandardCharsets.UTF_8);
    }
    return value.toString();
  }

  private static String array(Object[] elements, String duckDbType, DorisType type)
      throws SQLException {
    List<String> parts = new ArrayList<>();
    for (Object element : elements) {
      parts.add(nested(element, duckDbType, type));
    }
    return "[" + String.join(", ", parts) + "]";
  }

  private static String map(Map<?, ?> map, String duckDbType, DorisType type) throws SQLException {
    List<String> parts = new ArrayList<>();
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      parts.add(
          nested(entry.getKey(), EngineParts.part(duckDbType, 0), child(type, 0))
              + ":"
              + nested(entry.getValue(), EngineParts.part(duckDbType, 1), child(type, 1)));
    }
    return "{" + String.join(", ", parts) + "}";
  }

  /** Fields without a name have those that Doris gives them. */
  private static String struct(Struct struct, String duckDbType, DorisType type)
      throws SQLException {
    Object[] values = struct.getAttributes();
    List<String> names =
        struct instanceof org.duckdb.DuckDBStruct duck
            ? List.copyOf(duck.getMap().keySet())
            : List.of();
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < values.length; i++) {
      String name = names.size() == values.length ? field(names.get(i), i) : "col" + (i + 1);
      String value = nested(values[i], EngineParts.part(duckDbType, i), child(type, i));
      parts.add('"' + name + "\":" + value);
    }
    return "{" + String.join(", ", parts) + "}";
  }

  /** What Doris calls a field. */
  static String field(String engines, int index) {
    return engines.equals(UNNAMED + (index + 1)) ? "col" + (index + 1) : engines;
  }

  /** A number of the engine as Java reads it. */
  public static String javas(String number) {
    return switch (number) {
      case "inf" -> "Infinity";
      case "-inf" -> "-Infinity";
      case "nan", "-nan" -> "NaN";
      default -> number;
    };
  }

  private static String nested(Object value, String duckDbType, DorisType type)
      throws SQLException {
    if (value == null) {
      return "null";
    }
    boolean bare =
        value instanceof Number
            || value instanceof Boolean
            || value instanceof Array
            || value instanceof Map<?, ?>
            || value instanceof Struct;
    String text = text(value, duckDbType, type);
    return bare ? text : '"' + text + '"';
  }

  /** Shortest of two precisions of C's {@code %g} that reads back as the same number. */
  private static String real(double value, int precision, int exact) {
    if (Double.isNaN(value)) {
      return "NaN";
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "Infinity" : "-Infinity";
    }
    BigDecimal rounded = round(value, precision);
    boolean same =
        precision == 6 ? rounded.floatValue() == (float) value : rounded.doubleValue() == value;
    return general(same ? rounded : shortest(value, precision, exact), same ? precision : exact);
  }

  private static BigDecimal shortest(double value, int precision, int exact) {
    String text = precision == 6 ? Float.toString((float) value) : Double.toString(value);
    BigDecimal shortest = new BigDecimal(text);
    return shortest.precision() <= exact ? shortest : round(value, exact);
  }

  private static BigDecimal round(double value, int precision) {
    return new BigDecimal(value).round(new java.math.MathContext(precision));
  }

  private static String general(BigDecimal value, int precision) {
    if (value.signum() == 0) {
      return "0";
    }
    BigDecimal stripped = value.stripTrailingZeros();
    int exponent = stripped.precision() - stripped.scale() - 1;
    if (exponent >= -4 && exponent < precision) {
      return stripped.toPlainString();
    }
    String digits = stripped.unscaledValue().abs().toString();
    String mantissa = digits.length() == 1 ? digits : digits.charAt(0) + "." + digits.substring(1);
    return (value.signum() < 0 ? "-" : "")
        + mantissa
        + String.format(Locale.ROOT, "e%s%02d", exponent < 0 ? "-" : "+", Math.abs(exponent));
  }
}
