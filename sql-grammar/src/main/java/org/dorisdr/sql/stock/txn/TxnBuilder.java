package org.dorisdr.sql.stock.txn;

import org.dorisdr.sql.stock.StockParser;
import org.dorisdr.sql.stock.StockParserBaseVisitor;
import org.dorisdr.sql.stock.StockStatement;
import org.dorisdr.sql.stock.StockTexts;

/** Builds the records of transactions and binlogs. One use a statement. */
public final class TxnBuilder extends StockParserBaseVisitor<StockStatement> {
  @Override
  public StockStatement visitShowTransaction(StockParser.ShowTransactionContext ctx) {
    String database =
        ctx.inDatabase() == null ? null : StockTexts.last(ctx.inDatabase().qualifiedName());
    return new ShowTransaction(
        database, StockTexts.name(ctx.key), ctx.LIKE() != null, StockTexts.text(ctx.value));
  }

  @Override
  public StockStatement visitBeginTransaction(StockParser.BeginTransactionContext ctx) {
    return new BeginTransaction(
        ctx.identifier() == null ? null : StockTexts.name(ctx.identifier()));
  }

  @Override
  public StockStatement visitStartTransaction(StockParser.StartTransactionContext ctx) {
    return new StartTransaction();
  }

  @Override
  public StockStatement visitCommitTransaction(StockParser.CommitTransactionContext ctx) {
    return new CommitTransaction();
  }

  @Override
  public StockStatement visitRollbackTransaction(StockParser.RollbackTransactionContext ctx) {
    return new RollbackTransaction();
  }

  @Override
  public StockStatement visitCleanLabels(StockParser.CleanLabelsContext ctx) {
    return new CleanLabels(
        StockTexts.name(ctx.database), ctx.label == null ? null : StockTexts.name(ctx.label));
  }

  @Override
  public StockStatement visitSync(StockParser.SyncContext ctx) {
    return new Sync();
  }
}
