package org.dorisdr.minidoris.fe.query;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import net.sf.jsqlparser.expression.AnalyticExpression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.MySQLGroupConcat;
import net.sf.jsqlparser.expression.UserVariable;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.Select;
import org.dorisdr.minidoris.fe.catalog.Column;
import org.dorisdr.minidoris.fe.session.Session;
import org.dorisdr.minidoris.fe.session.StatementError;

/** Columns that the expression of a generated column reads, and what Doris lets stand in it. */
public final class GeneratedColumns extends DuckExpressions {
  private static final Set<String> GROUPING = Set.of("grouping", "grouping_id");

  private final String column;
  private final Set<String> read = new LinkedHashSet<>();

  private GeneratedColumns(String column) {
    super(new Session(-1, "root", "127.0.0.1"));
    this.column = column;
  }

  /** Columns of a table to be created. */
  public static void check(List<Column> columns) {
    for (int i = 0; i < columns.size(); i++) {
      Column column = columns.get(i);
      if (column.generated() != null) {
        for (String name : read(column)) {
          check(column, name, columns, i);
        }
      }
    }
  }

  private static void check(Column column, String name, List<Column> columns, int place) {
    int at = 0;
    while (at < columns.size() && !columns.get(at).name().equalsIgnoreCase(name)) {
      at++;
    }
    if (at == columns.size()) {
      throw StatementError.general("Unknown column '" + name + "' in 'generated column function'");
    }
    if (columns.get(at).autoIncrement()) {
      throw StatementError.general(
          "Generated column '" + column.name() + "' cannot refer to auto-increment column.");
    }
    if (columns.get(at).generated() != null && at >= place) {
      throw StatementError.general(
          "Generated column can refer only to generated columns defined prior to it.");
    }
  }

  /** Names of the generated columns that read a column. */
  public static List<String> readers(List<Column> columns, String name) {
    return columns.stream()
        .filter(c -> c.generated() != null)
        .filter(c -> read(c).stream().anyMatch(name::equalsIgnoreCase))
        .map(Column::name)
        .toList();
  }

  private static Set<String> read(Column column) {
    GeneratedColumns reader = new GeneratedColumns(column.name());
    LoadColumns.expression(column.generated()).accept(reader, null);
    return reader.read;
  }

  @Override
  public <S> StringBuilder visit(net.sf.jsqlparser.schema.Column name, S context) {
    if (name.getColumnName().startsWith("@")) {
      throw variable();
    }
    if (!isConstant(name.getColumnName())) {
      read.add(Identifiers.plain(name.getColumnName()));
    }
    return builder.append(name.getColumnName());
  }

  @Override
  public <S> StringBuilder visit(UserVariable variable, S context) {
    throw variable();
  }

  private static StatementError variable() {
    return StatementError.general("Generated column expression cannot contain variable.");
  }

  @Override
  public <S> StringBuilder visit(Function function, S context) {
    String name = Identifiers.plain(function.getName()).toLowerCase(Locale.ROOT);
    if (AggregateNames.isOne(name) || GROUPING.contains(name)) {
      throw disallowed(name);
    }
    return super.visit(function, context);
  }

  @Override
  public <S> StringBuilder visit(AnalyticExpression window, S context) {
    throw disallowed(window.getName().toLowerCase(Locale.ROOT));
  }

  @Override
  public <S> StringBuilder visit(MySQLGroupConcat concat, S context) {
    throw disallowed("group_concat");
  }

  private StatementError disallowed(String function) {
    return StatementError.general(
        "Expression of generated column '"
            + column
            + "' contains a disallowed function:'"
            + function
            + "'");
  }

  @Override
  public <S> StringBuilder visit(ParenthesedSelect select, S context) {
    throw StatementError.general("Generated column does not support subquery.");
  }

  @Override
  public <S> StringBuilder visit(Select select, S context) {
    throw StatementError.general("Generated column does not support subquery.");
  }
}
