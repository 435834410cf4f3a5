package org.dorisdr.minidoris.fe.catalog;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;
import org.dorisdr.minidoris.common.types.TypeSpec;
import org.dorisdr.minidoris.fe.session.StatementError;

/** Values of partition columns: their one spelling, least and order. Stateless. */
public final class PartitionKeys {
  private static final DateTimeFormatter DATE_TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

  private PartitionKeys() {}

  /** The one spelling of a value; MAXVALUE and null stay. */
  public static String canonical(String value, String type) {
    if (value == null || value.equals(PartitionItem.MAX_VALUE)) {
      return value;
    }
    TypeSpec spec = TypeSpec.parse(type);
    if (spec.isInteger()) {
      return integer(value, type);
    }
    try {
      return switch (spec.base()) {
        case "date" -> dateTime(value).toLocalDate().toString();
        case "datetime" -> text(dateTime(value), spec.argument(0, 0));
        case "boolean" -> String.valueOf(value.equals("1") || value.equalsIgnoreCase("true"));
        case "decimal" -> new BigDecimal(value.strip()).toPlainString();
        default -> value;
      };
    } catch (DateTimeException e) {
      throw StatementError.general("date literal [" + value + "] is invalid: " + e.getMessage());
    } catch (NumberFormatException e) {
      throw StatementError.general("Invalid literal '" + value + "' for type " + type);
    }
  }

  /**
   * The one spelling of a bound of a range. To Doris (PartitionKey.createPartitionKey) a time there
   * has the digits that are written but for zeros at the end, whatever its column has.
   */
  public static String bound(String value, String type) {
    boolean moment = TypeSpec.parse(type).base().equals("datetime");
    if (!moment || value == null || value.equals(PartitionItem.MAX_VALUE)) {
      return literal(value, type);
    }
    try {
      return withoutZeros(text(dateTime(value), 6));
    } catch (DateTimeException | NumberFormatException e) {
      throw new TimeLiteralException(value);
    }
  }

  /** The one spelling of a value of a list, where Doris's old parser (DateLiteral) reads times. */
  private static String literal(String value, String type) {
    if (value != null && value.strip().matches("\\d+-.*")) {
      boolean timed = value.strip().indexOf(' ') > 0;
      if (type.equals("date") && timed) {
        throw invalid(value, "Invalid date value: ");
      }
      if (type.equals("datetime") && !timed) {
        throw invalid(value, "Invalid datetime value: ");
      }
    }
    return canonical(value, type);
  }

  private static StatementError invalid(String value, String why) {
    return StatementError.general(
        "date literal [" + value + "] is invalid: errCode = 2, detailMessage = " + why + value);
  }

  private static String withoutZeros(String time) {
    return time.indexOf('.') < 0 ? time : time.replaceFirst("\\.?0*$", "");
  }

  private static String integer(String value, String type) {
    BigInteger number;
    try {
      number = new BigInteger(value.strip());
    } catch (NumberFormatException e) {
      throw StatementError.general("Invalid number format: " + value);
    }
    BigInteger least = new BigInteger(least(type));
    if (number.compareTo(least) < 0 || number.compareTo(least.not()) > 0) {
      throw StatementError.general("Number out of range[" + value + "]. type: " + type);
    }
    return number.toString();
  }

  /** A date or a time of day in any spelling that Doris takes in DDL. */
  public static LocalDateTime dateTime(String value) {
    String text = value.strip().replace('T', ' ').replace('/', '-');
    if (text.matches("\\d{8}")) {
      return LocalDate.parse(text, DateTimeFormatter.BASIC_ISO_DATE).atStartOfDay();
    }
    if (text.matches("\\d{14}")) {
      return LocalDateTime.parse(text, DateTimeFormatter.ofPattern("uuuuMMddHHmmss"));
    }
    String[] halves = text.split(" ", 2);
    String[] date = halves[0].split("-", -1);
    if (date.length != 3) {
      throw new DateTimeException("no date: " + value);
    }
    LocalDate day = LocalDate.of(year(date[0]), number(date[1]), number(date[2]));
    return halves.length == 1 ? day.atStartOfDay() : time(day, halves[1]);
  }

  /** Two digits are a year from 1970 to 2069. */
  private static int year(String text) {
    int year = number(text);
    if (year > 9999) {
      throw new DateTimeException("the year is above 9999");
    }
    if (text.strip().length() > 2) {
      return year;
    }
    return year < 70 ? 2000 + year : 1900 + year;
  }

  private static LocalDateTime time(LocalDate day, String text) {
    String[] main = text.split("\\.", 2);
    String[] parts = main[0].split(":", -1);
    int nanos = 0;
    if (main.length == 2 && !main[1].isEmpty()) {
      nanos = number((main[1] + "000000000").substring(0, 9));
    }
    return day.atTime(
        number(parts[0]),
        parts.length > 1 ? number(parts[1]) : 0,
        parts.length > 2 ? number(parts[2]) : 0,
        nanos);
  }

  private static int number(String text) {
    return Integer.parseInt(text.strip());
  }

  /** A time with as many digits after the point as the type has. */
  public static String text(LocalDateTime time, int scale) {
    String text = time.format(DATE_TIME);
    if (scale > 0) {
      text += "." + String.format("%09d", time.getNano()).substring(0, scale);
    }
    return text;
  }

  /** Least value of a type. */
  public static String least(String type) {
    TypeSpec spec = TypeSpec.parse(type);
    return switch (spec.base()) {
      case "tinyint" -> "-128";
      case "smallint" -> "-32768";
      case "int" -> "-2147483648";
      case "bigint" -> "-9223372036854775808";
      case "largeint" -> "-170141183460469231731687303715884105728";
      case "date" -> "0000-01-01";
      case "datetime" -> text(LocalDateTime.of(0, 1, 1, 0, 0), spec.argument(0, 0));
      case "boolean" -> "false";
      default -> "";
    };
  }

  /** A key of a list with a value for every column: canonical, missing ones least. */
  public static List<String> complete(List<String> values, List<Column> columns) {
    return complete(values, columns, PartitionKeys::literal);
  }

  /** The same of a bound of a range. */
  public static List<String> completeBound(List<String> values, List<Column> columns) {
    return complete(values, columns, PartitionKeys::bound);
  }

  private static List<String> complete(
      List<String> values, List<Column> columns, BinaryOperator<String> spelling) {
    if (values.size() > columns.size()) {
      throw StatementError.general(
          "Partition key desc list size["
              + values.size()
              + "] is not equal to partition column size["
              + columns.size()
              + "]");
    }
    List<String> key = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      String type = columns.get(i).type();
      key.add(i < values.size() ? spelling.apply(values.get(i), type) : least(type));
    }
    return key;
  }

  public static List<String> least(List<Column> columns) {
    return columns.stream().map(c -> least(c.type())).toList();
  }

  /** Order of two canonical keys. */
  public static int compare(List<String> a, List<String> b, List<Column> columns) {
    for (int i = 0; i < columns.size(); i++) {
      int order = compare(a.get(i), b.get(i), columns.get(i).type());
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  private static int compare(String a, String b, String type) {
    boolean maxA = PartitionItem.MAX_VALUE.equals(a);
    boolean maxB = PartitionItem.MAX_VALUE.equals(b);
    if (maxA || maxB) {
      return Boolean.compare(maxA, maxB);
    }
    if (a == null || b == null) {
      return Boolean.compare(a != null, b != null);
    }
    TypeSpec spec = TypeSpec.parse(type);
    if (spec.isInteger() || spec.base().equals("decimal")) {
      return new BigDecimal(a).compareTo(new BigDecimal(b));
    }
    if (spec.base().equals("datetime")) {
      return withoutZeros(a).compareTo(withoutZeros(b));
    }
    return a.compareTo(b);
  }
}
