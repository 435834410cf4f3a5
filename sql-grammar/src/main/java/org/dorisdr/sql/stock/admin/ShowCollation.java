package org.dorisdr.sql.stock.admin;

import org.dorisdr.sql.stock.StockStatement;

/**
 * {@code SHOW COLLATION [LIKE '…']}.
 *
 * @param pattern null = all
 */
public record ShowCollation(String pattern) implements StockStatement {}
