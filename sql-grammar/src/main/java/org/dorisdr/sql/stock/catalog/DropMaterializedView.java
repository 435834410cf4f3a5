package org.dorisdr.sql.stock.catalog;

import org.dorisdr.sql.stock.StockStatement;

/** {@code DROP MATERIALIZED VIEW [IF EXISTS] name}. */
public record DropMaterializedView(TableName name, boolean ifExists) implements StockStatement {}
