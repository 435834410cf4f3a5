package org.dorisdr.sql.stock.catalog;

import java.util.List;
import java.util.Locale;
import org.dorisdr.sql.stock.StockParser;
import org.dorisdr.sql.stock.StockParserBaseVisitor;
import org.dorisdr.sql.stock.StockStatement;
import org.dorisdr.sql.stock.StockTexts;

/** Builds the records of statements about asynchronous materialized views. */
final class MaterializedViewBuilder extends StockParserBaseVisitor<StockStatement> {
  @Override
  public StockStatement visitCreateMaterializedView(StockParser.CreateMaterializedViewContext ctx) {
    return new CreateMaterializedView(
        CatalogTexts.table(ctx.name),
        ctx.ifNotExists() != null,
        CatalogTexts.viewColumns(ctx.viewColumns()),
        isSynchronous(ctx) ? null : refresh(ctx),
        new TableOptions(
            null,
            ctx.keys == null ? null : "DUPLICATE",
            StockTexts.names(ctx.keys),
            List.of(),
            CatalogTexts.comment(ctx.commentClause()),
            null,
            TableParts.distribution(ctx.distributedBy()),
            List.of(),
            StockTexts.properties(ctx.propertyClause())),
        ctx.partition == null ? null : StockTexts.original(ctx.partition),
        StockTexts.original(ctx.query()));
  }

  /** Without any of these Doris makes one that follows each write of its table. */
  private static boolean isSynchronous(StockParser.CreateMaterializedViewContext ctx) {
    return ctx.build == null
        && ctx.method == null
        && ctx.refreshTrigger() == null
        && ctx.viewColumns() == null
        && ctx.keys == null
        && ctx.distributedBy() == null;
  }

  private static RefreshDef refresh(StockParser.CreateMaterializedViewContext ctx) {
    String build = ctx.build == null ? "IMMEDIATE" : upper(ctx.build.getText());
    String method = ctx.method == null ? "AUTO" : upper(ctx.method.getText());
    StockParser.RefreshTriggerContext trigger = ctx.refreshTrigger();
    if (trigger == null || trigger.SCHEDULE() == null) {
      boolean commit = trigger != null && trigger.COMMIT() != null;
      return new RefreshDef(build, method, commit ? "COMMIT" : "MANUAL", 0, null, "");
    }
    return new RefreshDef(
        build,
        method,
        "SCHEDULE",
        Long.parseLong(trigger.every.getText()),
        upper(StockTexts.name(trigger.unit)),
        trigger.starts == null ? "" : StockTexts.unquote(trigger.starts.getText()));
  }

  private static String upper(String word) {
    return word.toUpperCase(Locale.ROOT);
  }

  @Override
  public StockStatement visitRefreshMaterializedView(
      StockParser.RefreshMaterializedViewContext ctx) {
    return new RefreshMaterializedView(
        CatalogTexts.table(ctx.name), CatalogTexts.partitions(ctx.partitionNames()));
  }

  @Override
  public StockStatement visitRenameMaterializedView(StockParser.RenameMaterializedViewContext ctx) {
    return new RenameMaterializedView(CatalogTexts.table(ctx.name), StockTexts.name(ctx.newName));
  }

  /** Of one that belongs to a table, which is kept as a rollup. */
  @Override
  public StockStatement visitDropSynchronousView(StockParser.DropSynchronousViewContext ctx) {
    List<String> names = List.of(StockTexts.name(ctx.name));
    return new AlterTable(
        CatalogTexts.table(ctx.table),
        List.of(new DropRollups(names, ctx.ifExists() != null)),
        StockTexts.original(ctx));
  }

  @Override
  public StockStatement visitDropMaterializedView(StockParser.DropMaterializedViewContext ctx) {
    return new DropMaterializedView(CatalogTexts.table(ctx.name), ctx.ifExists() != null);
  }

  @Override
  public StockStatement visitShowCreateMaterializedView(
      StockParser.ShowCreateMaterializedViewContext ctx) {
    return new ShowCreateMaterializedView(CatalogTexts.table(ctx.name));
  }

  @Override
  public StockStatement visitPauseMaterializedView(StockParser.PauseMaterializedViewContext ctx) {
    return new PauseMaterializedView(CatalogTexts.table(ctx.name));
  }

  @Override
  public StockStatement visitResumeMaterializedView(StockParser.ResumeMaterializedViewContext ctx) {
    return new ResumeMaterializedView(CatalogTexts.table(ctx.name));
  }

  @Override
  public StockStatement visitCancelMaterializedViewTask(
      StockParser.CancelMaterializedViewTaskContext ctx) {
    return new CancelMaterializedViewTask(
        CatalogTexts.table(ctx.name), Long.parseLong(ctx.id.getText()));
  }
}
