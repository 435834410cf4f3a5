package org.dorisdr.sql.stock.admin;

import org.dorisdr.sql.stock.StockStatement;

/** {@code SHOW PLUGINS}. */
public record ShowPlugins() implements StockStatement {}
