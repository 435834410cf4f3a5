package org.dorisdr.sql.stock.catalog;

import java.util.List;
import java.util.Locale;
import org.antlr.v4.runtime.Token;
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

  @Override
  public StockStatement visitShowTabletsBelong(StockParser.ShowTabletsBelongContext ctx) {
    return new ShowTabletsBelong(ctx.ids.stream().map(id -> Long.parseLong(id.getText())).toList());
  }

  @Override
  public StockStatement visitSetTableStatus(StockParser.SetTableStatusContext ctx) {
    return new SetTableStatus(
        CatalogTexts.table(ctx.name), StockTexts.properties(ctx.propertyClause()));
  }

  @Override
  public StockStatement visitSetPartitionVersion(StockParser.SetPartitionVersionContext ctx) {
    return new SetPartitionVersion(
        CatalogTexts.table(ctx.name), StockTexts.properties(ctx.propertyClause()));
  }

  @Override
  public StockStatement visitRebalanceDisks(StockParser.RebalanceDisksContext ctx) {
    return new RebalanceDisks(texts(ctx.backends), ctx.CANCEL() != null);
  }

  @Override
  public StockStatement visitCopyTablet(StockParser.CopyTabletContext ctx) {
    return new CopyTablet(
        Long.parseLong(ctx.id.getText()), StockTexts.properties(ctx.propertyClause()));
  }

  @Override
  public StockStatement visitModifyBackends(StockParser.ModifyBackendsContext ctx) {
    return new ModifyBackends(texts(ctx.addresses), StockTexts.properties(ctx.propertyList()));
  }

  @Override
  public StockStatement visitModifyHostName(StockParser.ModifyHostNameContext ctx) {
    return new ModifyHostName(
        ctx.kind.getText().toUpperCase(Locale.ROOT),
        StockTexts.unquote(ctx.address.getText()),
        StockTexts.unquote(ctx.host.getText()));
  }

  private static List<String> texts(List<Token> tokens) {
    return tokens.stream().map(t -> StockTexts.unquote(t.getText())).toList();
  }
}
