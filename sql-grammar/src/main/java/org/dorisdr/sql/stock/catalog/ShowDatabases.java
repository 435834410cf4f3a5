package org.dorisdr.sql.stock.catalog;

import org.dorisdr.sql.stock.StockStatement;

/** {@code SHOW DATABASES [LIKE '…']}; pattern null = all. */
public record ShowDatabases(String pattern) implements StockStatement {}
