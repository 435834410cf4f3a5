package org.dorisdr.sql.stock.catalog;

import org.dorisdr.sql.stock.StockStatement;

/** {@code UNLOCK TABLES}. */
public record UnlockTables() implements StockStatement {}
