package org.dorisdr.sql.stock.catalog;

import org.dorisdr.sql.stock.StockStatement;

/** {@code SHOW CREATE MATERIALIZED VIEW name}. */
public record ShowCreateMaterializedView(TableName name) implements StockStatement {}
