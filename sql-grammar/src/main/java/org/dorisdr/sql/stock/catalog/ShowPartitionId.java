package org.dorisdr.sql.stock.catalog;

import org.dorisdr.sql.stock.StockStatement;

/** {@code SHOW PARTITION id}. */
public record ShowPartitionId(long id) implements StockStatement {}
