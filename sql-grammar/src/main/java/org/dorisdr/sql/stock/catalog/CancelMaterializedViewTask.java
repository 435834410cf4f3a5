package org.dorisdr.sql.stock.catalog;

import org.dorisdr.sql.stock.StockStatement;

/** {@code CANCEL MATERIALIZED VIEW TASK task ON name}. */
public record CancelMaterializedViewTask(TableName name, long task) implements StockStatement {}
