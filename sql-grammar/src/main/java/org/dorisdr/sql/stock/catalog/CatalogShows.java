package org.dorisdr.sql.stock.catalog;

import org.dorisdr.sql.stock.StockParser;
import org.dorisdr.sql.stock.StockParserBaseVisitor;
import org.dorisdr.sql.stock.StockStatement;
import org.dorisdr.sql.stock.StockTexts;

/** Builds the records of statements that show databases, tables, views and nodes. */
final class CatalogShows extends StockParserBaseVisitor<StockStatement> {
  @Override
  public StockStatement visitShowDatabases(StockParser.ShowDatabasesContext ctx) {
    return new ShowDatabases(CatalogTexts.filter(ctx.rowFilter()));
  }

  @Override
  public StockStatement visitShowTables(StockParser.ShowTablesContext ctx) {
    return new ShowTables(
        ctx.FULL() != null,
        ctx.VIEWS() != null,
        CatalogTexts.database(ctx.inDatabase()),
        CatalogTexts.filter(ctx.rowFilter()));
  }

  @Override
  public StockStatement visitShowTableStatus(StockParser.ShowTableStatusContext ctx) {
    return new ShowTableStatus(
        CatalogTexts.database(ctx.inDatabase()), CatalogTexts.filter(ctx.rowFilter()));
  }

  @Override
  public StockStatement visitShowDynamicPartitions(StockParser.ShowDynamicPartitionsContext ctx) {
    return new ShowDynamicPartitions(CatalogTexts.database(ctx.inDatabase()));
  }

  @Override
  public StockStatement visitShowCreateDatabase(StockParser.ShowCreateDatabaseContext ctx) {
    return new ShowCreateDatabase(StockTexts.last(ctx.name));
  }

  @Override
  public StockStatement visitShowCreateTable(StockParser.ShowCreateTableContext ctx) {
    return new ShowCreateTable(CatalogTexts.table(ctx.name), ctx.BRIEF() != null);
  }

  @Override
  public StockStatement visitShowCreateView(StockParser.ShowCreateViewContext ctx) {
    return new ShowCreateView(CatalogTexts.table(ctx.name));
  }

  @Override
  public StockStatement visitShowViewsOf(StockParser.ShowViewsOfContext ctx) {
    TableName name = CatalogTexts.table(ctx.table);
    String database = CatalogTexts.database(ctx.inDatabase());
    return new ShowViewsOf(database == null ? name : new TableName(database, name.table()));
  }

  @Override
  public StockStatement visitShowDeletes(StockParser.ShowDeletesContext ctx) {
    return new ShowDeletes();
  }

  @Override
  public StockStatement visitDescribe(StockParser.DescribeContext ctx) {
    return new Describe(CatalogTexts.table(ctx.name), ctx.ALL() != null);
  }

  @Override
  public StockStatement visitShowColumns(StockParser.ShowColumnsContext ctx) {
    TableName name = CatalogTexts.table(ctx.table);
    String database = CatalogTexts.database(ctx.inDatabase());
    return new ShowColumns(
        database == null ? name : new TableName(database, name.table()),
        ctx.FULL() != null,
        CatalogTexts.filter(ctx.rowFilter()));
  }

  @Override
  public StockStatement visitShowPartitions(StockParser.ShowPartitionsContext ctx) {
    return new ShowPartitions(
        CatalogTexts.table(ctx.name),
        ctx.TEMPORARY() != null,
        CatalogTexts.filter(ctx.rowFilter()));
  }

  @Override
  public StockStatement visitShowPartitionId(StockParser.ShowPartitionIdContext ctx) {
    return new ShowPartitionId(Long.parseLong(ctx.id.getText()));
  }

  @Override
  public StockStatement visitShowTablets(StockParser.ShowTabletsContext ctx) {
    return new ShowTablets(
        CatalogTexts.table(ctx.name),
        CatalogTexts.partitions(ctx.partitionNames()),
        CatalogTexts.filter(ctx.rowFilter()));
  }

  @Override
  public StockStatement visitShowTabletId(StockParser.ShowTabletIdContext ctx) {
    return new ShowTabletId(Long.parseLong(ctx.id.getText()));
  }

  @Override
  public StockStatement visitShowIndex(StockParser.ShowIndexContext ctx) {
    TableName name = CatalogTexts.table(ctx.name);
    String database = CatalogTexts.database(ctx.inDatabase());
    return new ShowIndex(database == null ? name : new TableName(database, name.table()));
  }

  @Override
  public StockStatement visitShowData(StockParser.ShowDataContext ctx) {
    return new ShowData(
        CatalogTexts.table(ctx.name),
        ctx.ALL() != null,
        CatalogTexts.orders(ctx.rowOrder()),
        ctx.propertyClause() != null);
  }

  @Override
  public StockStatement visitShowDatabaseId(StockParser.ShowDatabaseIdContext ctx) {
    return new ShowDatabaseId(Long.parseLong(ctx.id.getText()));
  }

  @Override
  public StockStatement visitShowTableId(StockParser.ShowTableIdContext ctx) {
    return new ShowTableId(Long.parseLong(ctx.id.getText()));
  }

  @Override
  public StockStatement visitShowAlter(StockParser.ShowAlterContext ctx) {
    return new ShowAlter(
        CatalogTexts.alterKind(ctx.kind),
        CatalogTexts.database(ctx.inDatabase()),
        CatalogTexts.filter(ctx.rowFilter()));
  }

  @Override
  public StockStatement visitShowBuildIndex(StockParser.ShowBuildIndexContext ctx) {
    return new ShowBuildIndex(
        CatalogTexts.database(ctx.inDatabase()), CatalogTexts.filter(ctx.rowFilter()));
  }

  @Override
  public StockStatement visitShowProc(StockParser.ShowProcContext ctx) {
    return new ShowProc(StockTexts.unquote(ctx.path.getText()));
  }

  @Override
  public StockStatement visitShowBackends(StockParser.ShowBackendsContext ctx) {
    return new ShowBackends();
  }

  @Override
  public StockStatement visitShowFrontends(StockParser.ShowFrontendsContext ctx) {
    return new ShowFrontends();
  }
}
