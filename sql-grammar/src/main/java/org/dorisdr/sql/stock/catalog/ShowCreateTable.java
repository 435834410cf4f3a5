package org.dorisdr.sql.stock.catalog;

import org.dorisdr.sql.stock.StockStatement;

/** {@code SHOW [BRIEF] CREATE TABLE name}. */
public record ShowCreateTable(TableName name, boolean brief) implements StockStatement {}
