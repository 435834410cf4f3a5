package org.dorisdr.minidoris.fe.query;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.NullValue;
import net.sf.jsqlparser.expression.StringValue;
import net.sf.jsqlparser.expression.operators.relational.ExpressionList;
import net.sf.jsqlparser.statement.select.Values;
import org.dorisdr.minidoris.common.types.Casts;
import org.dorisdr.minidoris.common.types.DorisType;
import org.dorisdr.minidoris.fe.catalog.Column;
import org.dorisdr.minidoris.fe.session.Session;
import org.dorisdr.minidoris.fe.session.StatementError;

/**
 * Rows of INSERT … VALUES that have expressions, in DuckDB's SQL. Doris casts each value to its
 * column by itself (InsertUtils.normalizePlan), while the engine wants one type for all rows: where
 * texts stand beside other values of a column they are cast here. For one statement.
 */
final class ValueRows {
  private final List<Column> columns;
  private final SqlRewriter rewriter;
  private final String zone;
  private final LocalDateTime now;
  private final boolean strict;
  private final Function<Expression, DorisType> types = TypedColumns.finder(List.of());

  /**
   * @param session whose zone tells the time
   * @param strict whether what does not fit is an error rather than NULL
   */
  ValueRows(List<Column> columns, SqlRewriter rewriter, Session session, boolean strict) {
    this.columns = columns;
    this.rewriter = rewriter;
    this.zone = TimeZones.of(session);
    this.now = TimeZones.now(session);
    this.strict = strict;
  }

  /**
   * @throws StatementError if a row has another number of values than there are columns
   */
  String sql(Values values) {
    List<List<Expression>> rows = rows(values);
    boolean[] mixed = new boolean[columns.size()];
    for (int i = 0; i < mixed.length; i++) {
      mixed[i] = isMixed(rows, i);
    }
    return rows.stream()
        .map(
            row ->
                IntStream.range(0, mixed.length)
                    .mapToObj(i -> value(row.get(i), columns.get(i), mixed[i]))
                    .collect(Collectors.joining(", ", "(", ")")))
        .collect(Collectors.joining(", ", "VALUES ", ""));
  }

  private List<List<Expression>> rows(Values values) {
    ExpressionList<?> list = values.getExpressions();
    boolean several = list.stream().allMatch(ExpressionList.class::isInstance);
    List<List<Expression>> rows = new ArrayList<>();
    for (Object row : several ? list : List.of(list)) {
      List<Expression> cells = List.copyOf((ExpressionList<?>) row);
      rows.add(cells);
      if (cells.size() != columns.size()) {
        throw StatementError.general("Column count doesn't match value count");
      }
    }
    return rows;
  }

  /** Whether {@code columns} may be given these rows: a generated column takes DEFAULT alone. */
  List<Column> given(Values values) {
    List<List<Expression>> rows = rows(values);
    return IntStream.range(0, columns.size())
        .filter(i -> !rows.stream().allMatch(row -> isDefault(row.get(i))))
        .mapToObj(columns::get)
        .toList();
  }

  private static boolean isMixed(List<List<Expression>> rows, int column) {
    boolean texts = false;
    boolean others = false;
    for (List<Expression> row : rows) {
      Expression cell = row.get(column);
      boolean text = cell instanceof StringValue || isDefault(cell);
      texts |= text;
      others |= !text && !(cell instanceof NullValue);
    }
    return texts && others;
  }

  private static boolean isDefault(Expression cell) {
    return cell instanceof net.sf.jsqlparser.schema.Column name
        && name.getTable() == null
        && name.getColumnName().equalsIgnoreCase("default");
  }

  private String value(Expression cell, Column column, boolean mixed) {
    if (!isDefault(cell)) {
      SketchTargets.check(column, types.apply(cell));
    }
    String plain = isDefault(cell) ? defaultOf(column) : rewriter.expression(cell);
    DorisType type = mixed ? TypedColumns.type(column.type()) : null;
    if (type == null || type.isWide()) {
      return plain;
    }
    return type.isText() || type.name().equals("variant")
        ? "CAST(" + plain + " AS VARCHAR)"
        : Casts.to(type, plain, zone, strict);
  }

  private String defaultOf(Column column) {
    if (column.generated() != null || column.autoIncrement()) {
      // Both are worked out for the row.
      return "NULL";
    }
    return Projection.defaultOf(column, now);
  }
}
