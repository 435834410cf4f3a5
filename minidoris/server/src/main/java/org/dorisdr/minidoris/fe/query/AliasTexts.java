package org.dorisdr.minidoris.fe.query;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.ExpressionVisitorAdapter;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.schema.Column;

/** Looks into calls, and into the expressions that alias functions stand for. Stateless. */
public final class AliasTexts {
  private AliasTexts() {}

  /**
   * Names in an expression that are neither quoted nor called.
   *
   * @throws org.dorisdr.minidoris.fe.session.StatementError if it is no expression
   */
  public static Set<String> columns(String text) {
    Set<String> names = new LinkedHashSet<>();
    Expression expression = LoadColumns.expression(text);
    expression.accept(
        new ExpressionVisitorAdapter<Void>() {
          @Override
          public <S> Void visit(Column column, S context) {
            names.add(Identifiers.plain(column.getColumnName()));
            return null;
          }
        },
        null);
    return names;
  }

  /** Database that a call names, or null. */
  public static String database(Function call) {
    List<String> parts = call.getMultipartName();
    return parts.size() < 2 ? null : Identifiers.plain(parts.get(parts.size() - 2));
  }

  /** Name of what is called, without its database. */
  public static String name(Function call) {
    List<String> parts = call.getMultipartName();
    return Identifiers.plain(parts.get(parts.size() - 1));
  }
}
