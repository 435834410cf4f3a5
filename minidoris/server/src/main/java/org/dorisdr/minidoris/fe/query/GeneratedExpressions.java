package org.dorisdr.minidoris.fe.query;

import java.util.function.Function;
import net.sf.jsqlparser.schema.Column;
import org.dorisdr.minidoris.common.types.Casts;
import org.dorisdr.minidoris.common.types.DorisType;
import org.dorisdr.minidoris.fe.session.Session;

/** Writes the expression of a generated column in DuckDB's SQL. For one row shape. */
final class GeneratedExpressions extends DuckExpressions {
  private final Function<String, String> values;

  /**
   * @param values what stands for a column of this name
   */
  private GeneratedExpressions(Function<String, String> values) {
    super(new Session(-1, "root", "127.0.0.1"));
    this.values = values;
  }

  /** The value of a generated column, with its type. */
  static String sql(
      org.dorisdr.minidoris.fe.catalog.Column column, Function<String, String> values) {
    GeneratedExpressions writer = new GeneratedExpressions(values);
    LoadColumns.expression(column.generated()).accept(writer, null);
    return cast(writer.getBuilder().toString(), column.type());
  }

  static String cast(String value, String type) {
    DorisType doris = DorisType.parse(type);
    return Casts.isWhole(doris)
        ? Casts.to(doris, value, true)
        : "CAST(" + value + " AS " + doris.duckDb() + ")";
  }

  @Override
  public <S> StringBuilder visit(Column column, S context) {
    return builder.append(values.apply(Identifiers.plain(column.getColumnName())));
  }
}
