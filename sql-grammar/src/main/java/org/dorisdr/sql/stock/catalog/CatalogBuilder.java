package org.dorisdr.sql.stock.catalog;

import org.dorisdr.sql.stock.StockParser;
import org.dorisdr.sql.stock.StockParserBaseVisitor;
import org.dorisdr.sql.stock.StockStatement;
import org.dorisdr.sql.stock.StockTexts;

/** Builds the records of databases, tables and views. One use a statement. */
public final class CatalogBuilder extends StockParserBaseVisitor<StockStatement> {
  @Override
  public StockStatement visitCreateDatabase(StockParser.CreateDatabaseContext ctx) {
    return new CreateDatabase(
        StockTexts.last(ctx.name),
        ctx.ifNotExists() != null,
        StockTexts.properties(ctx.propertyClause()));
  }

  @Override
  public StockStatement visitShowDatabases(StockParser.ShowDatabasesContext ctx) {
    return new ShowDatabases(StockTexts.pattern(ctx.likeClause()));
  }
}
