package org.dorisdr.sql.stock.catalog;

import org.dorisdr.sql.stock.StockStatement;

/** {@code SHOW TABLET id}. */
public record ShowTabletId(long id) implements StockStatement {}
