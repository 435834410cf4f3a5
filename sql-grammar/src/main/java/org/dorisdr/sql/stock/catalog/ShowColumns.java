package org.dorisdr.sql.stock.catalog;

import org.dorisdr.sql.stock.StockStatement;

/** {@code SHOW [FULL] COLUMNS FROM table [FROM db] [LIKE …]}. */
public record ShowColumns(TableName name, boolean full, RowFilter filter)
    implements StockStatement {}
