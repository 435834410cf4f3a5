package org.dorisdr.sql.stock.txn;

import org.dorisdr.sql.stock.StockStatement;

/** {@code COMMIT}. */
public record CommitTransaction() implements StockStatement {}
