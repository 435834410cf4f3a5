package org.dorisdr.sql.stock.catalog;

import org.dorisdr.sql.stock.StockStatement;

/** {@code SHOW ALTER TABLE COLUMN|ROLLUP [FROM db] …}. */
public record ShowAlter(String kind, String database, RowFilter filter) implements StockStatement {}
