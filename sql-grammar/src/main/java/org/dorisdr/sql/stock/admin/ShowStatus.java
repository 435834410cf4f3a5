package org.dorisdr.sql.stock.admin;

import org.dorisdr.sql.stock.StockStatement;

/**
 * {@code SHOW STATUS [LIKE '…']}.
 *
 * @param pattern null = all
 */
public record ShowStatus(String pattern) implements StockStatement {}
