package org.dorisdr.sql.stock.catalog;

import org.dorisdr.sql.stock.StockStatement;

/** {@code SHOW DATABASE id}. */
public record ShowDatabaseId(long id) implements StockStatement {}
