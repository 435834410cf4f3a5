package org.dorisdr.minidoris.fe.catalog.view;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.dorisdr.minidoris.fe.catalog.Column;
import org.dorisdr.minidoris.fe.catalog.Database;
import org.dorisdr.minidoris.fe.catalog.Table;
import org.dorisdr.minidoris.fe.catalog.View;
import org.dorisdr.minidoris.fe.catalog.ddl.Ddl;
import org.dorisdr.minidoris.fe.catalog.ddl.NameChecks;
import org.dorisdr.minidoris.fe.catalog.op.CreateTableOp;
import org.dorisdr.minidoris.fe.catalog.op.ModifyViewOp;
import org.dorisdr.minidoris.fe.session.Session;
import org.dorisdr.minidoris.fe.session.StatementError;
import org.dorisdr.minidoris.fe.session.StatementResult;
import org.dorisdr.sql.stock.catalog.AlterView;
import org.dorisdr.sql.stock.catalog.CreateView;
import org.dorisdr.sql.stock.catalog.ViewColumn;

/** Runs CREATE VIEW and ALTER VIEW. */
public final class ViewHandlers {
  private final Ddl ddl;

  public ViewHandlers(Ddl ddl) {
    this.ddl = ddl;
  }

  /** A checked query with its columns. */
  private record Analyzed(String sql, List<Column> columns) {}

  private Analyzed analyze(Session session, String query, List<ViewColumn> given) {
    FunctionColumns functions = new FunctionColumns();
    List<String> aliases = given.stream().map(ViewColumn::name).toList();
    ViewQualifier.Qualified qualified =
        functions.read(
            ddl, session, () -> new ViewQualifier(ddl, session, functions).qualify(query, aliases));
    List<Column> columns =
        qualified.columns() != null
            ? qualified.columns()
            : ViewColumns.ask(ddl, session, qualified.sql());
    List<Column> named = ViewColumns.named(qualified.told(columns), given);
    Set<String> names = new HashSet<>();
    for (Column column : named) {
      if (!names.add(column.name().toLowerCase(Locale.ROOT))) {
        throw StatementError.general("Duplicate column name '" + column.name() + "'");
      }
    }
    return new Analyzed(qualified.sql(), named);
  }

  public StatementResult create(Session session, CreateView statement) {
    if (statement.orReplace() && statement.ifNotExists()) {
      throw StatementError.general("[OR REPLACE] and [IF NOT EXISTS] cannot used at the same time");
    }
    String name = statement.name().table();
    NameChecks.table(ddl, name);
    boolean there = ddl.read(() -> taken(session, statement));
    if (there && statement.ifNotExists()) {
      return StatementResult.ok();
    }
    Analyzed analyzed = analyze(session, statement.query(), statement.columns());
    long id = ddl.nextId();
    ddl.change(
        () -> {
          Database database = ddl.database(session, statement.name());
          if (taken(session, statement)) {
            if (statement.ifNotExists()) {
              return;
            }
            Table old = ddl.table(database, name);
            ddl.log(
                new ModifyViewOp(
                    database.id,
                    old.id,
                    analyzed.sql(),
                    analyzed.columns(),
                    statement.comment() == null ? "" : statement.comment()));
            return;
          }
          View view = new View();
          view.id = id;
          view.name = name;
          view.createTime = ddl.now() / 1000;
          view.visibleVersionTime = ddl.now();
          view.comment = statement.comment() == null ? "" : statement.comment();
          view.definition = analyzed.sql();
          view.columns = new ArrayList<>(analyzed.columns());
          view.columnsGiven = !statement.columns().isEmpty();
          ddl.log(new CreateTableOp(database.id, database.name, view));
        });
    return StatementResult.ok();
  }

  /** Whether the name is taken, in a way that the statement allows. */
  private boolean taken(Session session, CreateView statement) {
    Database database = ddl.database(session, statement.name());
    Table old = database.table(statement.name().table()).orElse(null);
    if (old == null) {
      return false;
    }
    if (statement.ifNotExists() || (statement.orReplace() && old instanceof View)) {
      return true;
    }
    throw StatementError.general("Table '" + old.name + "' already exists");
  }

  public StatementResult alter(Session session, AlterView statement) {
    if (statement.query() == null) {
      ddl.change(
          () -> {
            Database database = ddl.database(session, statement.name());
            View view = view(database, statement.name().table());
            ddl.log(new ModifyViewOp(database.id, view.id, null, null, statement.comment()));
          });
      return StatementResult.ok();
    }
    ddl.read(() -> view(ddl.database(session, statement.name()), statement.name().table()));
    Analyzed analyzed = analyze(session, statement.query(), statement.columns());
    ddl.change(
        () -> {
          Database database = ddl.database(session, statement.name());
          View view = view(database, statement.name().table());
          ddl.log(new ModifyViewOp(database.id, view.id, analyzed.sql(), analyzed.columns(), null));
        });
    return StatementResult.ok();
  }

  private View view(Database database, String name) {
    if (ddl.table(database, name) instanceof View view) {
      return view;
    }
    throw StatementError.general("ALTER VIEW not allowed on a table:" + database.name + "." + name);
  }
}
