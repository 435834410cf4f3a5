package org.dorisdr.sql.stock.catalog;

import org.dorisdr.sql.stock.StockParser;
import org.dorisdr.sql.stock.StockParserBaseVisitor;
import org.dorisdr.sql.stock.StockStatement;
import org.dorisdr.sql.stock.StockTexts;

/** Builds the records of statements about replicas of tablets. */
final class ReplicaStatements extends StockParserBaseVisitor<StockStatement> {
  @Override
  public StockStatement visitShowReplicaStatus(StockParser.ShowReplicaStatusContext ctx) {
    return new ShowReplicaStatus(
        CatalogTexts.table(ctx.name),
        CatalogTexts.partitions(ctx.partitionNames()),
        ctx.status == null ? null : StockTexts.unquote(ctx.status.getText()),
        ctx.compare != null && ctx.compare.getType() == StockParser.NEQ);
  }

  @Override
  public StockStatement visitShowReplicaDistribution(
      StockParser.ShowReplicaDistributionContext ctx) {
    return new ShowReplicaDistribution(
        CatalogTexts.table(ctx.name), CatalogTexts.partitions(ctx.partitionNames()));
  }

  @Override
  public StockStatement visitDiagnoseTablet(StockParser.DiagnoseTabletContext ctx) {
    return new DiagnoseTablet(Long.parseLong(ctx.id.getText()));
  }

  @Override
  public StockStatement visitRepairTable(StockParser.RepairTableContext ctx) {
    return new RepairTable(
        CatalogTexts.table(ctx.name),
        CatalogTexts.partitions(ctx.partitionNames()),
        ctx.CANCEL() != null);
  }

  @Override
  public StockStatement visitSetReplicaStatus(StockParser.SetReplicaStatusContext ctx) {
    return new SetReplicaStatus(StockTexts.properties(ctx.propertyClause()));
  }

  @Override
  public StockStatement visitSetReplicaVersion(StockParser.SetReplicaVersionContext ctx) {
    return new SetReplicaVersion(StockTexts.properties(ctx.propertyClause()));
  }

  @Override
  public StockStatement visitCheckTablets(StockParser.CheckTabletsContext ctx) {
    return new CheckTablets(
        ctx.ids.stream().map(id -> Long.parseLong(id.getText())).toList(),
        StockTexts.properties(ctx.propertyClause()));
  }

  @Override
  public StockStatement visitCompactTable(StockParser.CompactTableContext ctx) {
    return new CompactTable(
        CatalogTexts.table(ctx.name),
        CatalogTexts.partitions(ctx.partitionNames()),
        ctx.type == null ? null : StockTexts.unquote(ctx.type.getText()));
  }
}
