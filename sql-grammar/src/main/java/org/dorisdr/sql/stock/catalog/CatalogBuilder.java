package org.dorisdr.sql.stock.catalog;

import java.util.List;
import java.util.Locale;
import org.dorisdr.sql.stock.StockParser;
import org.dorisdr.sql.stock.StockParserBaseVisitor;
import org.dorisdr.sql.stock.StockStatement;
import org.dorisdr.sql.stock.StockTexts;

/** Builds the records of statements that change databases, tables, views and nodes. */
public final class CatalogBuilder extends StockParserBaseVisitor<StockStatement> {
  @Override
  public StockStatement visitCreateDatabase(StockParser.CreateDatabaseContext ctx) {
    return new CreateDatabase(
        StockTexts.last(ctx.name),
        ctx.ifNotExists() != null,
        StockTexts.properties(ctx.propertyClause()));
  }

  @Override
  public StockStatement visitDropDatabase(StockParser.DropDatabaseContext ctx) {
    return new DropDatabase(StockTexts.last(ctx.name), ctx.ifExists() != null, ctx.FORCE() != null);
  }

  @Override
  public StockStatement visitAlterDatabaseProperties(
      StockParser.AlterDatabasePropertiesContext ctx) {
    return new AlterDatabaseProperties(
        StockTexts.name(ctx.name), StockTexts.properties(ctx.propertyClause()));
  }

  @Override
  public StockStatement visitAlterDatabaseQuota(StockParser.AlterDatabaseQuotaContext ctx) {
    return new AlterDatabaseQuota(
        StockTexts.name(ctx.name),
        AlterDatabaseQuota.Kind.valueOf(ctx.kind.getText().toUpperCase(Locale.ROOT)),
        ctx.quota == null ? ctx.number.getText() : StockTexts.name(ctx.quota));
  }

  @Override
  public StockStatement visitRenameDatabase(StockParser.RenameDatabaseContext ctx) {
    return new RenameDatabase(StockTexts.name(ctx.name), StockTexts.name(ctx.newName));
  }

  @Override
  public StockStatement visitCreateTable(StockParser.CreateTableContext ctx) {
    return new CreateTable(
        CatalogTexts.table(ctx.name),
        ctx.ifNotExists() != null,
        StockTexts.each(ctx.columnDef(), TableParts::column),
        StockTexts.each(ctx.indexDef(), TableParts::index),
        TableParts.options(ctx.tableOptions()));
  }

  @Override
  public StockStatement visitCreateTableAs(StockParser.CreateTableAsContext ctx) {
    return new CreateTableAs(
        CatalogTexts.table(ctx.name),
        ctx.ifNotExists() != null,
        StockTexts.names(ctx.columns),
        TableParts.options(ctx.tableOptions()),
        StockTexts.original(ctx.query()));
  }

  @Override
  public StockStatement visitCreateTableLike(StockParser.CreateTableLikeContext ctx) {
    return new CreateTableLike(
        CatalogTexts.table(ctx.name),
        ctx.ifNotExists() != null,
        CatalogTexts.table(ctx.source),
        ctx.ROLLUP() != null,
        StockTexts.names(ctx.rollups));
  }

  @Override
  public StockStatement visitDropTable(StockParser.DropTableContext ctx) {
    return new DropTable(CatalogTexts.table(ctx.name), ctx.ifExists() != null, ctx.FORCE() != null);
  }

  @Override
  public StockStatement visitLockTables(StockParser.LockTablesContext ctx) {
    return new LockTables(StockTexts.each(ctx.tableLock(), lock -> CatalogTexts.table(lock.name)));
  }

  @Override
  public StockStatement visitUnlockTables(StockParser.UnlockTablesContext ctx) {
    return new UnlockTables();
  }

  @Override
  public StockStatement visitTruncateTable(StockParser.TruncateTableContext ctx) {
    return new TruncateTable(
        CatalogTexts.table(ctx.name),
        CatalogTexts.partitions(ctx.partitionNames()),
        ctx.FORCE() != null);
  }

  @Override
  public StockStatement visitAlterTable(StockParser.AlterTableContext ctx) {
    AlterClauses clauses = new AlterClauses();
    return alter(ctx, ctx.table, StockTexts.each(ctx.alterClause(), clauses::visit));
  }

  @Override
  public StockStatement visitAddRollup(StockParser.AddRollupContext ctx) {
    List<RollupDef> rollups = StockTexts.each(ctx.rollupDef(), TableParts::rollup);
    return alter(ctx, ctx.table, List.of(new AddRollups(rollups)));
  }

  @Override
  public StockStatement visitDropRollup(StockParser.DropRollupContext ctx) {
    List<String> names = StockTexts.each(ctx.identifier(), StockTexts::name);
    return alter(ctx, ctx.table, List.of(new DropRollups(names, ctx.ifExists() != null)));
  }

  @Override
  public StockStatement visitAlterTableProperties(StockParser.AlterTablePropertiesContext ctx) {
    return alter(
        ctx, ctx.table, List.of(new SetProperties(StockTexts.properties(ctx.propertyList()))));
  }

  private static AlterTable alter(
      org.antlr.v4.runtime.ParserRuleContext ctx,
      StockParser.QualifiedNameContext table,
      List<? extends AlterClause> clauses) {
    return new AlterTable(
        CatalogTexts.table(table), List.copyOf(clauses), StockTexts.original(ctx));
  }

  @Override
  public StockStatement visitCancelAlterTable(StockParser.CancelAlterTableContext ctx) {
    return new CancelAlterTable(
        CatalogTexts.alterKind(ctx.kind),
        CatalogTexts.table(ctx.table),
        StockTexts.each(ctx.INTEGER_VALUE(), n -> Long.valueOf(n.getText())));
  }

  @Override
  public StockStatement visitCancelBuildIndex(StockParser.CancelBuildIndexContext ctx) {
    return new CancelBuildIndex(
        CatalogTexts.table(ctx.table),
        StockTexts.each(ctx.INTEGER_VALUE(), n -> Long.valueOf(n.getText())));
  }

  @Override
  public StockStatement visitCreateIndex(StockParser.CreateIndexContext ctx) {
    IndexDef index =
        new IndexDef(
            StockTexts.name(ctx.name),
            ctx.ifNotExists() != null,
            StockTexts.names(ctx.identifierList()),
            TableParts.indexType(ctx.indexType()),
            StockTexts.properties(ctx.propertyClause()),
            CatalogTexts.rawComment(ctx.commentClause()));
    return alter(ctx, ctx.table, List.of(new AddIndex(index, true)));
  }

  @Override
  public StockStatement visitDropIndex(StockParser.DropIndexContext ctx) {
    DropIndex clause = new DropIndex(StockTexts.name(ctx.name), ctx.ifExists() != null, true);
    return alter(ctx, ctx.table, List.of(clause));
  }

  @Override
  public StockStatement visitBuildIndex(StockParser.BuildIndexContext ctx) {
    return new BuildIndex(
        StockTexts.name(ctx.name),
        CatalogTexts.table(ctx.table),
        CatalogTexts.partitions(ctx.partitionNames()));
  }

  @Override
  public StockStatement visitCreateView(StockParser.CreateViewContext ctx) {
    return new CreateView(
        CatalogTexts.table(ctx.name),
        ctx.REPLACE() != null,
        ctx.ifNotExists() != null,
        CatalogTexts.viewColumns(ctx.viewColumns()),
        CatalogTexts.comment(ctx.commentClause()),
        StockTexts.original(ctx.query()));
  }

  @Override
  public StockStatement visitAlterView(StockParser.AlterViewContext ctx) {
    return new AlterView(
        CatalogTexts.table(ctx.name),
        CatalogTexts.viewColumns(ctx.viewColumns()),
        null,
        StockTexts.original(ctx.query()));
  }

  @Override
  public StockStatement visitAlterViewComment(StockParser.AlterViewCommentContext ctx) {
    return new AlterView(
        CatalogTexts.table(ctx.name), List.of(), CatalogTexts.comment(ctx.commentClause()), null);
  }

  @Override
  public StockStatement visitDefinition(StockParser.DefinitionContext ctx) {
    return new DefinitionBuilder().visit(ctx.definitionStatement());
  }

  @Override
  public StockStatement visitDropView(StockParser.DropViewContext ctx) {
    return new DropView(CatalogTexts.table(ctx.name), ctx.ifExists() != null);
  }

  @Override
  public StockStatement visitMaterializedView(StockParser.MaterializedViewContext ctx) {
    return new MaterializedViewBuilder().visit(ctx.materializedViewStatement());
  }

  @Override
  public StockStatement visitReplica(StockParser.ReplicaContext ctx) {
    return new ReplicaStatements().visit(ctx.replicaStatement());
  }

  @Override
  public StockStatement visitAddNodes(StockParser.AddNodesContext ctx) {
    return new AlterNodes(
        true,
        ctx.nodeKind().getText().toUpperCase(Locale.ROOT),
        StockTexts.each(ctx.STRING_LITERAL(), s -> StockTexts.unquote(s.getText())),
        false);
  }

  @Override
  public StockStatement visitDropNodes(StockParser.DropNodesContext ctx) {
    return new AlterNodes(
        false,
        ctx.nodeKind().getText().toUpperCase(Locale.ROOT),
        StockTexts.each(ctx.STRING_LITERAL(), s -> StockTexts.unquote(s.getText())),
        ctx.DROPP() != null);
  }

  @Override
  public StockStatement visitDecommission(StockParser.DecommissionContext ctx) {
    return new DecommissionBackends(
        StockTexts.each(ctx.STRING_LITERAL(), s -> StockTexts.unquote(s.getText())), false);
  }

  @Override
  public StockStatement visitCancelDecommission(StockParser.CancelDecommissionContext ctx) {
    return new DecommissionBackends(
        StockTexts.each(ctx.STRING_LITERAL(), s -> StockTexts.unquote(s.getText())), true);
  }

  @Override
  protected StockStatement defaultResult() {
    return null;
  }

  @Override
  public StockStatement visit(org.antlr.v4.runtime.tree.ParseTree tree) {
    StockStatement built = super.visit(tree);
    return built != null ? built : new CatalogShows().visit(tree);
  }
}
