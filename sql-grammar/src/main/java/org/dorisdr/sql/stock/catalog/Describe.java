package org.dorisdr.sql.stock.catalog;

import org.dorisdr.sql.stock.StockStatement;

/** {@code DESC name [ALL]}. */
public record Describe(TableName name, boolean all) implements StockStatement {}
