package org.dorisdr.sql.stock.catalog;

import org.dorisdr.sql.stock.StockStatement;

/** {@code SHOW DATABASES [LIKE …]}. */
public record ShowDatabases(RowFilter filter) implements StockStatement {}
