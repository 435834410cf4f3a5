package org.dorisdr.sql.stock.catalog;

import java.util.List;
import java.util.Locale;
import org.dorisdr.sql.stock.StockParser;
import org.dorisdr.sql.stock.StockParserBaseVisitor;
import org.dorisdr.sql.stock.StockTexts;

/** Builds the clauses of ALTER TABLE. Stateless. */
final class AlterClauses extends StockParserBaseVisitor<AlterClause> {
  @Override
  public AlterClause visitAddColumn(StockParser.AddColumnContext ctx) {
    return new AddColumns(
        List.of(TableParts.column(ctx.columnDef())),
        first(ctx.columnPosition()),
        after(ctx.columnPosition()),
        rollup(ctx.rollupTarget()),
        StockTexts.properties(ctx.propertyClause()));
  }

  @Override
  public AlterClause visitAddColumns(StockParser.AddColumnsContext ctx) {
    return new AddColumns(
        StockTexts.each(ctx.columnDef(), TableParts::column),
        false,
        null,
        rollup(ctx.rollupTarget()),
        StockTexts.properties(ctx.propertyClause()));
  }

  private static boolean first(StockParser.ColumnPositionContext position) {
    return position != null && position.FIRST() != null;
  }

  private static String after(StockParser.ColumnPositionContext position) {
    return position == null ? null : StockTexts.name(position.name);
  }

  private static String rollup(StockParser.RollupTargetContext target) {
    return target == null ? null : StockTexts.name(target.identifier());
  }

  @Override
  public AlterClause visitDropColumn(StockParser.DropColumnContext ctx) {
    return new DropColumn(
        StockTexts.name(ctx.name),
        StockTexts.name(ctx.index),
        StockTexts.properties(ctx.propertyClause()));
  }

  @Override
  public AlterClause visitModifyColumnComment(StockParser.ModifyColumnCommentContext ctx) {
    return new ModifyColumnComment(
        StockTexts.name(ctx.name), CatalogTexts.rawComment(ctx.commentClause()));
  }

  @Override
  public AlterClause visitModifyColumn(StockParser.ModifyColumnContext ctx) {
    return new ModifyColumn(
        TableParts.column(ctx.columnDef()),
        first(ctx.columnPosition()),
        after(ctx.columnPosition()),
        StockTexts.name(ctx.index),
        StockTexts.properties(ctx.propertyClause()));
  }

  @Override
  public AlterClause visitReorderColumns(StockParser.ReorderColumnsContext ctx) {
    return new ReorderColumns(
        StockTexts.names(ctx.identifierList()),
        StockTexts.name(ctx.index),
        StockTexts.properties(ctx.propertyClause()));
  }

  @Override
  public AlterClause visitAddPartition(StockParser.AddPartitionContext ctx) {
    return new AddPartition(
        ctx.TEMPORARY() != null,
        TableParts.partition(ctx.partitionDef()),
        TableParts.distribution(ctx.distributedBy()),
        StockTexts.properties(ctx.propertyClause()));
  }

  @Override
  public AlterClause visitAddPartitions(StockParser.AddPartitionsContext ctx) {
    long amount = Long.parseLong(ctx.amount.getText());
    return new AddPartition(
        ctx.TEMPORARY() != null,
        TableParts.step(
            ctx.lower, ctx.upper, amount, StockTexts.name(ctx.unit), java.util.Map.of()),
        null,
        StockTexts.properties(ctx.propertyClause()));
  }

  @Override
  public AlterClause visitDropPartition(StockParser.DropPartitionContext ctx) {
    return new DropPartition(
        ctx.TEMPORARY() != null,
        ctx.ifExists() != null,
        StockTexts.name(ctx.name),
        ctx.FORCE() != null);
  }

  @Override
  public AlterClause visitModifyPartition(StockParser.ModifyPartitionContext ctx) {
    List<String> names =
        ctx.name != null ? List.of(StockTexts.name(ctx.name)) : StockTexts.names(ctx.names);
    return new ModifyPartition(
        ctx.TEMPORARY() != null, names, StockTexts.properties(ctx.propertyList()));
  }

  @Override
  public AlterClause visitReplacePartition(StockParser.ReplacePartitionContext ctx) {
    PartitionNames temporary = CatalogTexts.partitions(ctx.temporary);
    List<String> names =
        ctx.partitionNames().size() > 1
            ? CatalogTexts.partitions(ctx.partitionNames(0)).names()
            : List.of();
    return new ReplacePartition(
        names, temporary.names(), ctx.FORCE() != null, StockTexts.properties(ctx.propertyClause()));
  }

  @Override
  public AlterClause visitReplaceTable(StockParser.ReplaceTableContext ctx) {
    return new ReplaceTable(
        StockTexts.name(ctx.name),
        StockTexts.properties(ctx.propertyClause()),
        ctx.FORCE() != null);
  }

  @Override
  public AlterClause visitRenameTable(StockParser.RenameTableContext ctx) {
    return new RenameTable(StockTexts.name(ctx.newName));
  }

  @Override
  public AlterClause visitRenameInTable(StockParser.RenameInTableContext ctx) {
    String name = StockTexts.name(ctx.name);
    String newName = StockTexts.name(ctx.newName);
    return switch (ctx.kind.getText().toUpperCase(Locale.ROOT)) {
      case "ROLLUP" -> new RenameRollup(name, newName);
      case "PARTITION" -> new RenamePartition(name, newName);
      default -> new RenameColumn(name, newName);
    };
  }

  @Override
  public AlterClause visitAddIndex(StockParser.AddIndexContext ctx) {
    return new AddIndex(TableParts.index(ctx.indexDef()), false);
  }

  @Override
  public AlterClause visitDropTableIndex(StockParser.DropTableIndexContext ctx) {
    return new DropIndex(StockTexts.name(ctx.name), ctx.ifExists() != null, false);
  }

  @Override
  public AlterClause visitModifyDistribution(StockParser.ModifyDistributionContext ctx) {
    return new ModifyDistribution(TableParts.distribution(ctx.distributedBy()));
  }

  @Override
  public AlterClause visitModifyComment(StockParser.ModifyCommentContext ctx) {
    return new ModifyComment(CatalogTexts.rawComment(ctx.commentClause()));
  }

  @Override
  public AlterClause visitEnableFeature(StockParser.EnableFeatureContext ctx) {
    return new EnableFeature(
        StockTexts.unquote(ctx.STRING_LITERAL().getText()),
        StockTexts.properties(ctx.propertyClause()));
  }
}
