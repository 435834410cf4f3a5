package org.dorisdr.sql.stock.catalog;

import org.dorisdr.sql.stock.StockStatement;

/** {@code SHOW BUILD INDEX [FROM db] …}. */
public record ShowBuildIndex(String database, RowFilter filter) implements StockStatement {}
