package org.dorisdr.sql.stock.catalog;

import org.dorisdr.sql.stock.StockStatement;

/**
 * {@code SHOW TABLE STATUS [FROM db] [LIKE …]}.
 *
 * @param database null = the session's
 */
public record ShowTableStatus(String database, RowFilter filter) implements StockStatement {}
