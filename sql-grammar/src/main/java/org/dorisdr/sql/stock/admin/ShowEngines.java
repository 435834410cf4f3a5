package org.dorisdr.sql.stock.admin;

import org.dorisdr.sql.stock.StockStatement;

/** {@code SHOW ENGINES}. */
public record ShowEngines() implements StockStatement {}
