package org.dorisdr.sql.stock.admin;

import org.dorisdr.sql.stock.StockStatement;

/**
 * {@code [ADMIN] SHOW FRONTEND CONFIG [LIKE '…']}.
 *
 * @param pattern null = all
 */
public record ShowFrontendConfig(String pattern) implements StockStatement {}
