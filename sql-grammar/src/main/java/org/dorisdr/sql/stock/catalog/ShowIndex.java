package org.dorisdr.sql.stock.catalog;

import org.dorisdr.sql.stock.StockStatement;

/** {@code SHOW INDEX FROM name}. */
public record ShowIndex(TableName name) implements StockStatement {}
