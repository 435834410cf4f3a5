package org.dorisdr.minidoris.fe.catalog.ddl;

import org.dorisdr.minidoris.fe.catalog.DdlTexts;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.minidoris.fe.catalog.Table;
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
    try {
      create(session, statement);
    } catch (StatementError e) {
      throw StatementError.general(
          "Failed to execute CREATE TABLE LIKE %s. Reason: %s"
              .formatted(statement.source().table(), e.getMessage()));
    }
    return StatementResult.ok();
  }

  private void create(Session session, CreateTableLike statement) {
    String sql = ddl.read(() -> definition(session, statement));
    if (!(StockSql.parse(sql) instanceof CreateTable parsed)) {
      // Doris reads its own text again, too, in which quotes of comments are not escaped.
      throw StatementError.general("SHOW CREATE TABLE of it cannot be read: " + sql);
    }
    parsed.options().properties().put("is_being_synced", "false");
    if (!statement.rollups().isEmpty()) {
      parsed.options().rollups().removeIf(r -> !statement.rollups().contains(r.name()));
    }
    creates.create(
        session,
        new CreateTable(
            statement.name(),
            statement.ifNotExists(),
            parsed.columns(),
            parsed.indexes(),
            parsed.options()));
  }

  private String definition(Session session, CreateTableLike statement) {
    Table source = ddl.table(ddl.database(session, statement.source()), statement.source().table());
    if (!(source instanceof OlapTable table)) {
      throw StatementError.general("Not support create table from a View");
    }
    for (String rollup : statement.rollups()) {
      if (table.indexMetas.values().stream().noneMatch(meta -> meta.name.equals(rollup))) {
        throw StatementError.general(
            "Rollup index[" + rollup + "] not exists in Table[" + table.name + "]");
      }
    }
    // Partitions lose their policies, as in Doris.
    return DdlTexts.create(table, statement.withRollup(), false)
        .replaceAll("\\)PROPERTIES \\(\"STORAGE POLICY\" = \"[^\"]*\"\\)", ")");
  }
}
