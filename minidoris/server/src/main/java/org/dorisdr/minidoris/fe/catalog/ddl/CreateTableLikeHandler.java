package org.dorisdr.minidoris.fe.catalog.ddl;

import org.dorisdr.minidoris.fe.catalog.Database;
import org.dorisdr.minidoris.fe.catalog.DdlTexts;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.minidoris.fe.session.Session;
import org.dorisdr.minidoris.fe.session.StatementError;
import org.dorisdr.minidoris.fe.session.StatementHandler;
import org.dorisdr.minidoris.fe.session.StatementResult;
import org.dorisdr.sql.stock.StockSql;
import org.dorisdr.sql.stock.catalog.CreateTable;
import org.dorisdr.sql.stock.catalog.CreateTableLike;

/** Runs CREATE TABLE … LIKE by creating what SHOW CREATE TABLE shows of the other table. */
final class CreateTableLikeHandler implements StatementHandler<CreateTableLike> {
  private final Ddl ddl;
  private final CreateTableHandler creates;

  CreateTableLikeHandler(Ddl ddl, CreateTableHandler creates) {
    this.ddl = ddl;
    this.creates = creates;
  }

  @Override
  public StatementResult run(Session session, CreateTableLike statement) {
    if (statement.withRollup() && !statement.rollups().isEmpty()) {
      throw StatementError.general("not supported yet: WITH ROLLUP of chosen rollups");
    }
    String sql =
        ddl.read(
            () -> {
              Database database = ddl.database(session, statement.source());
              OlapTable source = ddl.olap(database, statement.source().table());
              return DdlTexts.create(source, statement.withRollup(), false);
            });
    CreateTable parsed = (CreateTable) StockSql.parse(sql);
    parsed.options().properties().put("is_being_synced", "false");
    creates.create(
        session,
        new CreateTable(
            statement.name(),
            statement.ifNotExists(),
            parsed.columns(),
            parsed.indexes(),
            parsed.options()));
    return StatementResult.ok();
  }
}
