package org.dorisdr.sql.stock.catalog;

import org.dorisdr.sql.stock.StockStatement;

/** {@code SHOW CREATE VIEW name}. */
public record ShowCreateView(TableName name) implements StockStatement {}
