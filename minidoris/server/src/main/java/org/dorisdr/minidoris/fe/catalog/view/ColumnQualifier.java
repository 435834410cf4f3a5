package org.dorisdr.minidoris.fe.catalog.view;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.select.Select;
import org.dorisdr.minidoris.fe.query.AliasTexts;
import org.dorisdr.minidoris.fe.query.type.LambdaCalls;
import org.dorisdr.minidoris.fe.session.StatementError;

/** Gives the columns of expressions their full names, in place. */
final class ColumnQualifier extends ViewExpressions {
  private final List<FromEntry> scope;
  private final Set<String> aliases;
  private final UnaryOperator<String> functions;

  /**
   * @param functions database of an alias function that is called without one; null = built in
   */
  ColumnQualifier(
      List<FromEntry> scope, Consumer<Select> subqueries, UnaryOperator<String> functions) {
    this(scope, subqueries, functions, Set.of());
  }

  private ColumnQualifier(
      List<FromEntry> scope,
      Consumer<Select> subqueries,
      UnaryOperator<String> functions,
      Set<String> aliases) {
    super(subqueries);
    this.functions = functions;
    this.scope = scope;
    this.aliases = aliases;
  }

  /** One that leaves names alone that are aliases of the select list, in lower case. */
  ColumnQualifier except(Set<String> newAliases) {
    return new ColumnQualifier(scope, subqueries, functions, newAliases);
  }

  @Override
  public <S> Void visit(Column column, S context) {
    String name = ViewQualifier.plain(column.getColumnName());
    Table owner = column.getTable();
    if (owner != null && owner.getName() != null) {
      if (owner.getDatabaseName() == null) {
        qualified(column, name, owner);
      }
      return null;
    }
    if (aliases.contains(name.toLowerCase(Locale.ROOT))) {
      return null;
    }
    scope.stream()
        .filter(e -> e.column(name).isPresent())
        .findFirst()
        .ifPresentOrElse(e -> set(column, name, e), () -> checkUnknown(name));
    return null;
  }

  /** Where all columns are known, a name that is none of them is a mistake. */
  private void checkUnknown(String name) {
    if (scope.stream().noneMatch(e -> e.columns() == null)) {
      throw StatementError.general("Unknown column '" + name + "' in 'table list'");
    }
  }

  private void qualified(Column column, String name, Table owner) {
    String table = ViewQualifier.plain(owner.getName());
    String database =
        owner.getSchemaName() == null ? null : ViewQualifier.plain(owner.getSchemaName());
    scope.stream()
        .filter(e -> e.isCalled(database, table))
        .findFirst()
        .ifPresent(e -> set(column, name, e));
  }

  private static void set(Column column, String name, FromEntry entry) {
    column.setColumnName("`" + name + "`");
    column.setTable(entry.owner());
  }

  /** As Doris writes it: `db`.`f`, without a catalog. */
  @Override
  public <S> Void visit(Function function, S context) {
    if (LambdaCalls.is(function)) {
      // Its names are no columns, or hide them.
      return null;
    }
    super.visit(function, context);
    String name = AliasTexts.name(function);
    String given = AliasTexts.database(function);
    String database = given == null ? functions.apply(name) : given;
    if (database != null) {
      function.setName(List.of("`" + database + "`", "`" + name + "`"));
    }
    return null;
  }
}
