package org.dorisdr.sql.stock.admin;

import org.dorisdr.sql.stock.StockParser;
import org.dorisdr.sql.stock.StockParserBaseVisitor;
import org.dorisdr.sql.stock.StockStatement;
import org.dorisdr.sql.stock.StockTexts;

/** Builds the records of users, variables, configuration and plugins. One use a statement. */
public final class AdminBuilder extends StockParserBaseVisitor<StockStatement> {
  @Override
  public StockStatement visitUseDatabase(StockParser.UseDatabaseContext ctx) {
    return new UseDatabase(StockTexts.last(ctx.name));
  }
}
