package org.dorisdr.sql.stock.catalog;

import org.dorisdr.sql.stock.StockStatement;

/** {@code SHOW DELETE [FROM database]}. */
public record ShowDeletes() implements StockStatement {}
