package org.dorisdr.sql.stock.backup;

import org.dorisdr.sql.stock.StockParser;
import org.dorisdr.sql.stock.StockParserBaseVisitor;
import org.dorisdr.sql.stock.StockStatement;

/** Builds the records of repositories, backups and the recycle bin. One use a statement. */
public final class BackupBuilder extends StockParserBaseVisitor<StockStatement> {
  @Override
  public StockStatement visitShowRepositories(StockParser.ShowRepositoriesContext ctx) {
    return new ShowRepositories();
  }
}
