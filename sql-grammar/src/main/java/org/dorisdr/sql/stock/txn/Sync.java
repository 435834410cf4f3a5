package org.dorisdr.sql.stock.txn;

import org.dorisdr.sql.stock.StockStatement;

/** {@code SYNC}: what the master has written is known here afterwards. */
public record Sync() implements StockStatement {}
