package org.dorisdr.sql.stock.catalog;

import org.dorisdr.sql.stock.StockStatement;

/** {@code SHOW BACKENDS}. */
public record ShowBackends() implements StockStatement {}
