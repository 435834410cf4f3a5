package org.dorisdr.minidoris.fe.catalog.ddl;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.dorisdr.minidoris.fe.catalog.Column;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.minidoris.fe.catalog.PartitionTexts;
import org.dorisdr.minidoris.fe.session.StatementError;
import org.dorisdr.sql.stock.catalog.AddPartition;
import org.dorisdr.sql.stock.catalog.PartitionBy;
import org.dorisdr.sql.stock.catalog.PartitionDef;

/**
 * AUTO PARTITION: the partitions that loads need, named and bounded as Doris's PartitionExprUtil
 * does. Thread safe.
 */
public final class AutoPartitions {
  private static final DateTimeFormatter TEXT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
  private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("yyyyMMddHHmmss");
  private static final int MAX_NAME = 50;

  private final Ddl ddl;

  public AutoPartitions(Ddl ddl) {
    this.ddl = ddl;
  }

  /** Takes over what CREATE TABLE says. */
  static void define(OlapTable table, PartitionBy by) {
    AutoPartitionChecks.checkExpressions(by);
    PartitionBy.Function function = by.function();
    // A function implies it, as in Doris.
    table.autoPartition = by.auto() || function != null;
    if (function == null) {
      return;
    }
    if (!function.name().equalsIgnoreCase("date_trunc")) {
      throw StatementError.general(
          "minidoris makes range partitions with date_trunc only, not with " + function.name());
    }
    if (function.arguments().get(0).column() == null) {
      throw StatementError.general("minidoris takes the column first in date_trunc");
    }
    // Without one it is refused when the columns are known.
    String unit = function.unit();
    table.autoPartitionUnit = unit == null ? null : unit.toLowerCase(Locale.ROOT);
  }

  /**
   * DuckDB expressions over the columns of a row, which together tell the partition that it needs;
   * empty if loads make none.
   */
  public static List<String> keys(OlapTable table) {
    if (!table.autoPartition) {
      return List.of();
    }
    List<String> expressions = new ArrayList<>();
    for (Column column : PartitionTexts.columns(table)) {
      String name = "\"" + column.name().replace("\"", "\"\"") + "\"";
      expressions.add(
          table.autoPartitionUnit == null
              ? "CAST(" + name + " AS VARCHAR)"
              : "strftime(date_trunc('"
                  + table.autoPartitionUnit
                  + "', "
                  + name
                  + "), '%Y-%m-%d %H:%M:%S')");
    }
    return expressions;
  }

  /**
   * Makes the partitions for rows with these keys; those that exist already are left.
   *
   * @throws StatementError if they cannot be made
   */
  public void create(long tableId, List<List<String>> keys) {
    OlapTable table = ddl.read(() -> ddl.again(tableId));
    PartitionAlter alter = new PartitionAlter(ddl, new AlterTarget(ddl, tableId));
    for (List<String> key : keys) {
      alter.make(new AddPartition(false, definition(table, key), null, Map.of()));
    }
  }

  private static PartitionDef definition(OlapTable table, List<String> key) {
    if (table.autoPartitionUnit == null) {
      return new PartitionDef(
          PartitionDef.Kind.IN, listName(key), true, null, null, List.of(key), 0, null, Map.of());
    }
    if (key.get(0) == null) {
      throw StatementError.general("Can't create partition for NULL Range");
    }
    LocalDateTime from = LocalDateTime.parse(key.get(0), TEXT);
    LocalDateTime to = end(from, table.autoPartitionUnit);
    return new PartitionDef(
        PartitionDef.Kind.FIXED,
        "p" + NAME.format(from),
        true,
        List.of(bound(table, from)),
        List.of(bound(table, to)),
        null,
        0,
        null,
        Map.of());
  }

  private static String bound(OlapTable table, LocalDateTime time) {
    if (time.getYear() > 9999) {
      return PartitionDef.MAX_VALUE;
    }
    boolean date = PartitionTexts.columns(table).get(0).baseType().equals("date");
    return date ? time.toLocalDate().toString() : TEXT.format(time);
  }

  private static LocalDateTime end(LocalDateTime from, String unit) {
    return switch (unit) {
      case "year" -> from.plusYears(1);
      case "quarter" -> from.plusMonths(3);
      case "month" -> from.plusMonths(1);
      case "week" -> from.plusWeeks(1);
      case "day" -> from.plusDays(1);
      case "hour" -> from.plusHours(1);
      case "minute" -> from.plusMinutes(1);
      default -> from.plusSeconds(1);
    };
  }

  /** Each value with its length behind it; what a name may not have, as its code. */
  private static String listName(List<String> key) {
    String values =
        key.stream().map(v -> v == null ? "X" : v + v.length()).collect(Collectors.joining());
    StringBuilder name = new StringBuilder("p");
    if (values.startsWith("-")) {
      name.append('_');
    }
    for (int i = 0; i < values.length(); i++) {
      char c = values.charAt(i);
      if ((c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
        name.append(c);
      } else {
        name.append(Integer.toHexString(values.codePointAt(i)));
      }
    }
    String whole = name.toString();
    return whole.length() <= MAX_NAME
        ? whole
        : whole.substring(0, MAX_NAME) + "_" + Integer.toHexString(whole.hashCode());
  }
}
