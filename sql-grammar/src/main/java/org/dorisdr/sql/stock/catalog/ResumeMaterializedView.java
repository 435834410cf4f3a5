package org.dorisdr.sql.stock.catalog;

import org.dorisdr.sql.stock.StockStatement;

/** {@code RESUME MATERIALIZED VIEW JOB ON name}. */
public record ResumeMaterializedView(TableName name) implements StockStatement {}
