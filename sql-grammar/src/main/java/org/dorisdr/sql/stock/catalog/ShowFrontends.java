package org.dorisdr.sql.stock.catalog;

import org.dorisdr.sql.stock.StockStatement;

/** {@code SHOW FRONTENDS}. */
public record ShowFrontends() implements StockStatement {}
