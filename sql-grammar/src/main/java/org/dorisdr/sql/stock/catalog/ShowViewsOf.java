package org.dorisdr.sql.stock.catalog;

import org.dorisdr.sql.stock.StockStatement;

/** {@code SHOW VIEW FROM table [FROM database]}: the views that read a table. */
public record ShowViewsOf(TableName name) implements StockStatement {}
