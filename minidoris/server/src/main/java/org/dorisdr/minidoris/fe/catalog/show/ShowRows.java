package org.dorisdr.minidoris.fe.catalog.show;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.dorisdr.minidoris.common.LikePattern;
import org.dorisdr.minidoris.fe.session.StatementError;
import org.dorisdr.minidoris.fe.session.StatementResult;
import org.dorisdr.sql.stock.catalog.RowFilter;

/** Rows of a SHOW statement while they are collected. Not thread safe. */
public final class ShowRows {
  private final List<String> columns;
  private List<List<String>> rows = new ArrayList<>();

  public ShowRows(String... columns) {
    this.columns = List.of(columns);
  }

  public ShowRows(List<String> columns) {
    this.columns = columns;
  }

  /** Adds a row; values are shown by {@link String#valueOf}, null as NULL. */
  public ShowRows add(Object... values) {
    List<String> row = new ArrayList<>();
    Arrays.stream(values).forEach(v -> row.add(v == null ? null : String.valueOf(v)));
    rows.add(row);
    return this;
  }

  List<String> columns() {
    return columns;
  }

  public int size() {
    return rows.size();
  }

  /**
   * Applies WHERE, ORDER BY, LIMIT, and LIKE to one of the columns.
   *
   * @throws StatementError if a column is named that is not there
   */
  public ShowRows filter(RowFilter filter, String likeColumn) {
    if (filter.like() != null) {
      LikePattern pattern = LikePattern.of(filter.like(), true);
      int at = index(likeColumn);
      rows.removeIf(r -> !pattern.matches(String.valueOf(r.get(at))));
    }
    for (RowFilter.Condition condition : filter.conditions()) {
      int at = index(condition.name());
      rows.removeIf(r -> !matches(r.get(at), condition));
    }
    for (int i = filter.orders().size() - 1; i >= 0; i--) {
      RowFilter.Order order = filter.orders().get(i);
      int at = index(order.name());
      Comparator<List<String>> by = (a, b) -> compare(a.get(at), b.get(at));
      rows.sort(order.descending() ? by.reversed() : by);
    }
    if (filter.limit() >= 0 || filter.offset() > 0) {
      int from = (int) Math.min(rows.size(), filter.offset());
      long count = filter.limit() < 0 ? rows.size() : filter.limit();
      rows = new ArrayList<>(rows.subList(from, (int) Math.min(rows.size(), from + count)));
    }
    return this;
  }

  private int index(String name) {
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).equalsIgnoreCase(name)) {
        return i;
      }
    }
    throw StatementError.general("Unknown column '" + name + "' in SHOW");
  }

  private static boolean matches(String value, RowFilter.Condition condition) {
    if (value == null) {
      return false;
    }
    if (condition.compare().equals("LIKE")) {
      return LikePattern.of(condition.value(), true).matches(value);
    }
    int order = compare(value, condition.value());
    return switch (condition.compare()) {
      case "=" -> order == 0;
      case "!=", "<>" -> order != 0;
      case "<" -> order < 0;
      case "<=" -> order <= 0;
      case ">" -> order > 0;
      default -> order >= 0;
    };
  }

  private static int compare(String a, String b) {
    if (a == null || b == null) {
      return Boolean.compare(a != null, b != null);
    }
    try {
      return new BigDecimal(a).compareTo(new BigDecimal(b));
    } catch (NumberFormatException e) {
      return a.toLowerCase(Locale.ROOT).compareTo(b.toLowerCase(Locale.ROOT));
    }
  }

  public StatementResult result() {
    return StatementResult.show(columns, rows);
  }
}
