package org.dorisdr.sql.stock.catalog;

import org.dorisdr.sql.stock.StockStatement;

/** {@code SHOW TABLE id}. */
public record ShowTableId(long id) implements StockStatement {}
