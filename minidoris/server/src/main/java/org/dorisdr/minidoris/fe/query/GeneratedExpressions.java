package org.dorisdr.minidoris.fe.query;

import java.util.List;
import java.util.function.Function;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.schema.Column;
import org.dorisdr.minidoris.common.types.Casts;
import org.dorisdr.minidoris.common.types.DorisType;
import org.dorisdr.minidoris.fe.session.Session;

/** Writes the expression of a generated column in DuckDB's SQL. For one row shape. */
final class GeneratedExpressions extends DuckExpressions {
  private final Function<Expression, DorisType> types;
  private final Function<String, String> values;

  private GeneratedExpressions(
      Function<Expression, DorisType> types, Function<String, String> values) {
    super(new Session(-1, "root", "127.0.0.1"));
    this.types = types;
    this.values = values;
  }

  /**
   * The value of a generated column, with its type.
   *
   * @param columns of the table
   * @param values what stands for a column of this name
   */
  static String sql(
      org.dorisdr.minidoris.fe.catalog.Column column,
      List<org.dorisdr.minidoris.fe.catalog.Column> columns,
      Function<String, String> values) {
    GeneratedExpressions writer = new GeneratedExpressions(TypedColumns.finder(columns), values);
    LoadColumns.expression(column.generated()).accept(writer, null);
    return cast(writer.getBuilder().toString(), column.type());
  }

  static String cast(String value, String type) {
    DorisType doris = DorisType.parse(type);
    boolean time = doris.name().equals("date") || doris.name().equals("datetime");
    return Casts.isWhole(doris) || time
        ? Casts.to(doris, value, true)
        : "CAST(" + value + " AS " + doris.duckDb() + ")";
  }

  @Override
  DorisType found(Expression expression) {
    return types.apply(expression);
  }

  @Override
  public <S> StringBuilder visit(Column column, S context) {
    return builder.append(values.apply(Identifiers.plain(column.getColumnName())));
  }
}
