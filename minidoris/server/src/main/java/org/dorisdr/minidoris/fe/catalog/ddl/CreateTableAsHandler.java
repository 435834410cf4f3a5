package org.dorisdr.minidoris.fe.catalog.ddl;

import java.util.ArrayList;
import java.util.List;
import org.dorisdr.minidoris.fe.catalog.Column;
import org.dorisdr.minidoris.fe.catalog.view.ViewColumns;
import org.dorisdr.minidoris.fe.session.Session;
import org.dorisdr.minidoris.fe.session.StatementError;
import org.dorisdr.minidoris.fe.session.StatementHandler;
import org.dorisdr.minidoris.fe.session.StatementResult;
import org.dorisdr.sql.stock.catalog.ColumnDef;
import org.dorisdr.sql.stock.catalog.CreateTable;
import org.dorisdr.sql.stock.catalog.CreateTableAs;
import org.dorisdr.sql.stock.catalog.DistributionDef;
import org.dorisdr.sql.stock.catalog.DropTable;
import org.dorisdr.sql.stock.catalog.TableOptions;

/** Runs CREATE TABLE … AS: creates a table for the query's columns, then inserts its rows. */
final class CreateTableAsHandler implements StatementHandler<CreateTableAs> {
  private final Ddl ddl;
  private final CreateTableHandler creates;

  CreateTableAsHandler(Ddl ddl, CreateTableHandler creates) {
    this.ddl = ddl;
    this.creates = creates;
  }

  @Override
  public StatementResult run(Session session, CreateTableAs statement) {
    List<Column> columns = ViewColumns.askStored(ddl, session, statement.query());
    List<String> names = statement.columns();
    if (!names.isEmpty() && names.size() != columns.size()) {
      throw StatementError.general("ctas column size is not equal to the query's");
    }
    List<ColumnDef> defs = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      String name = names.isEmpty() ? columns.get(i).name() : names.get(i);
      // A key cannot be a text without length.
      String type = columns.get(i).type();
      boolean text = i == 0 && type.equals("text");
      defs.add(
          new ColumnDef(
              name,
              text ? "varchar(65533)" : type,
              false,
              null,
              null,
              null,
              null,
              null,
              null,
              null));
    }
    CreateTable create =
        new CreateTable(
            statement.name(), statement.ifNotExists(), defs, List.of(), options(statement, defs));
    if (!creates.create(session, create)) {
      return StatementResult.ok();
    }
    return insert(session, statement);
  }

  private static TableOptions options(CreateTableAs statement, List<ColumnDef> defs) {
    TableOptions o = statement.options();
    if (o.distribution() != null) {
      return o;
    }
    DistributionDef byFirst = new DistributionDef(List.of(defs.get(0).name()), -1, false);
    return new TableOptions(
        o.engine(),
        o.keys(),
        o.keyColumns(),
        o.clusterKeys(),
        o.comment(),
        o.partitionBy(),
        byFirst,
        o.rollups(),
        o.properties());
  }

  private StatementResult insert(Session session, CreateTableAs statement) {
    String database = statement.name().database();
    String target =
        (database == null ? "" : "`" + database + "`.") + "`" + statement.name().table() + "`";
    try {
      return ddl.fe().queries().run(session, "INSERT INTO " + target + " " + statement.query());
    } catch (RuntimeException e) {
      new DropTableHandlers(ddl).table(session, new DropTable(statement.name(), true, true));
      throw e;
    }
  }
}
