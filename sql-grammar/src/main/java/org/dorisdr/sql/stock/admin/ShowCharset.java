package org.dorisdr.sql.stock.admin;

import org.dorisdr.sql.stock.StockStatement;

/**
 * {@code SHOW CHARSET [LIKE '…']}.
 *
 * @param pattern null = all
 */
public record ShowCharset(String pattern) implements StockStatement {}
