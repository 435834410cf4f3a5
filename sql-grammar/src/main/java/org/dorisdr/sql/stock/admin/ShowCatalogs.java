package org.dorisdr.sql.stock.admin;

import org.dorisdr.sql.stock.StockStatement;

/**
 * {@code SHOW CATALOGS [LIKE '…']}.
 *
 * @param pattern null = all
 */
public record ShowCatalogs(String pattern) implements StockStatement {}
