package org.dorisdr.minidoris.fe.catalog.ddl;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dorisdr.minidoris.fe.catalog.Column;
import org.dorisdr.minidoris.fe.catalog.MaterializedView;
import org.dorisdr.minidoris.fe.catalog.view.ViewColumns;
import org.dorisdr.minidoris.fe.catalog.view.ViewQualifier;
import org.dorisdr.minidoris.fe.session.Session;
import org.dorisdr.minidoris.fe.session.StatementError;
import org.dorisdr.minidoris.fe.session.StatementHandler;
import org.dorisdr.minidoris.fe.session.StatementResult;
import org.dorisdr.sql.stock.catalog.ColumnDef;
import org.dorisdr.sql.stock.catalog.CreateMaterializedView;
import org.dorisdr.sql.stock.catalog.CreateTable;
import org.dorisdr.sql.stock.catalog.TableOptions;

/** Runs CREATE MATERIALIZED VIEW: makes its table; {@link MaterializedViewRefresher} fills it. */
final class CreateMaterializedViewHandler implements StatementHandler<CreateMaterializedView> {
  private final Ddl ddl;
  private final CreateTableHandler creates;

  CreateMaterializedViewHandler(Ddl ddl, CreateTableHandler creates) {
    this.ddl = ddl;
    this.creates = creates;
  }

  @Override
  public StatementResult run(Session session, CreateMaterializedView statement) {
    check(statement);
    MaterializedView view = new MaterializedView();
    Map<String, String> properties = new LinkedHashMap<>(statement.options().properties());
    view.properties.putAll(MaterializedViewProperties.take(properties));
    ViewQualifier.Qualified query =
        ddl.read(() -> new ViewQualifier(ddl, session).qualify(statement.query()));
    view.query = query.sql();
    new RefreshSchedule(statement.refresh(), ddl.now()).describe(view);
    List<ColumnDef> columns = columns(session, statement, query);
    CreateTable create =
        new CreateTable(
            statement.name(),
            statement.ifNotExists(),
            columns,
            List.of(),
            options(statement.options(), properties));
    creates.create(session, create, table -> table.materialized = view);
    return StatementResult.ok();
  }

  private static void check(CreateMaterializedView statement) {
    if (statement.refresh() == null) {
      throw StatementError.general(
          "minidoris has no synchronous materialized views. HINT: ALTER TABLE … ADD ROLLUP, or say"
              + " REFRESH and DISTRIBUTED BY for an asynchronous one");
    }
    if (statement.options().distribution() == null) {
      throw StatementError.general(
          "Create async materialized view should contain distribution desc");
    }
    if (statement.partition() != null) {
      throw StatementError.general(
          "minidoris has no materialized views with PARTITION BY. HINT: leave it out; every refresh"
              + " is a complete one");
    }
    if (statement.refresh().trigger().equals("COMMIT")) {
      throw StatementError.general(
          "minidoris does not refresh materialized views ON COMMIT. HINT: ON MANUAL or ON SCHEDULE");
    }
  }

  private List<ColumnDef> columns(
      Session session, CreateMaterializedView statement, ViewQualifier.Qualified query) {
    List<Column> found =
        query.columns() != null
            ? query.columns()
            : ViewColumns.askStored(ddl, session, query.sql());
    List<ColumnDef> columns = new ArrayList<>();
    for (Column column : ViewColumns.named(found, statement.columns())) {
      // A key cannot be a text without length.
      boolean text = columns.isEmpty() && column.type().equals("text");
      columns.add(
          new ColumnDef(
              column.name(),
              text ? "varchar(65533)" : column.type(),
              false,
              null,
              null,
              null,
              null,
              null,
              null,
              column.comment()));
    }
    return columns;
  }

  private static TableOptions options(TableOptions given, Map<String, String> properties) {
    return new TableOptions(
        null,
        given.keys(),
        given.keyColumns(),
        List.of(),
        given.comment(),
        null,
        given.distribution(),
        List.of(),
        properties);
  }
}
