package org.dorisdr.sql.stock.txn;

import org.dorisdr.sql.stock.StockStatement;

/** {@code ROLLBACK}. */
public record RollbackTransaction() implements StockStatement {}
