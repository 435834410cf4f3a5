package org.dorisdr.minidoris.fe.catalog.view;

import java.util.List;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.statement.select.TableFunction;
import org.dorisdr.minidoris.fe.catalog.Column;
import org.dorisdr.minidoris.fe.catalog.Database;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.minidoris.fe.catalog.Table;
import org.dorisdr.minidoris.fe.catalog.View;
import org.dorisdr.minidoris.fe.catalog.ddl.Ddl;
import org.dorisdr.minidoris.fe.query.AliasTexts;
import org.dorisdr.minidoris.fe.query.QueryTexts;
import org.dorisdr.minidoris.fe.session.Session;

/**
 * What names of a view's query mean in a session. The catalog's lock is held.
 *
 * @param functions null = the query has no table functions
 */
record KnownNames(Ddl ddl, Session session, FunctionColumns functions) implements ViewText.Names {
  @Override
  public SlotScope.Entry table(String given, String name) {
    Database database = ddl.database(session, given);
    Table found = database.table(name).orElseThrow();
    return new SlotScope.Entry(
        database.name, found.name, columns(found).stream().map(KnownNames::slot).toList());
  }

  /** Columns of a table or view that a query sees. */
  static List<Column> columns(Table found) {
    return found instanceof OlapTable olap ? olap.visibleColumns() : ((View) found).columns;
  }

  private static Slot slot(Column column) {
    return new Slot(column.name(), List.of(), column.type(), column.nullable(), true);
  }

  @Override
  public List<Slot> columns(TableFunction function) {
    return functions.of(function).stream().map(KnownNames::slot).toList();
  }

  /** As Doris writes it: `db`.`f`, without a catalog. */
  @Override
  public String function(Function call) {
    String name = AliasTexts.name(call);
    String given = AliasTexts.database(call);
    String database = given == null ? functionDatabase(name) : given;
    return database == null ? null : new Slot(null, List.of(database)).text(name);
  }

  /** Database of an alias function, as far as a call without one can mean it. */
  private String functionDatabase(String function) {
    return session.database() == null
        ? null
        : ddl.fe()
            .catalog()
            .database(session.database())
            .map(d -> QueryTexts.functionDatabase(ddl.fe(), d, function))
            .orElse(null);
  }
}
