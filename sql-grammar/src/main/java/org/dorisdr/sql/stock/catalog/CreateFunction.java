package org.dorisdr.sql.stock.catalog;

import org.dorisdr.sql.stock.StockStatement;

/** {@code CREATE FUNCTION f(…) RETURNS …}: one whose code is not SQL. */
public record CreateFunction(TableName name) implements StockStatement {}
