package org.dorisdr.sql.stock.catalog;

import org.dorisdr.sql.stock.StockStatement;

/** {@code SHOW PROC 'path'}. */
public record ShowProc(String path) implements StockStatement {}
