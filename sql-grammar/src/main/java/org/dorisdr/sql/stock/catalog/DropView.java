package org.dorisdr.sql.stock.catalog;

import org.dorisdr.sql.stock.StockStatement;

/** {@code DROP VIEW [IF EXISTS] name}. */
public record DropView(TableName name, boolean ifExists) implements StockStatement {}
