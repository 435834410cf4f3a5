package org.dorisdr.sql.stock.catalog;

import org.dorisdr.sql.stock.StockStatement;

/** {@code PAUSE MATERIALIZED VIEW JOB ON name}. */
public record PauseMaterializedView(TableName name) implements StockStatement {}
