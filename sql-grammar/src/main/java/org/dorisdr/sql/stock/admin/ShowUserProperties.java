package org.dorisdr.sql.stock.admin;

import org.dorisdr.sql.stock.StockStatement;

/**
 * {@code SHOW PROPERTY [FOR 'user'] [LIKE '…']} and {@code SHOW ALL PROPERTIES [LIKE '…']}.
 *
 * @param user name without address; null = who says it
 * @param pattern null = all
 */
public record ShowUserProperties(String user, boolean all, String pattern)
    implements StockStatement {}
