package org.dorisdr.sql.stock.catalog;

import org.dorisdr.sql.stock.StockStatement;

/** {@code SHOW RESOURCES}. */
public record ShowResources(RowFilter filter) implements StockStatement {}
