package org.dorisdr.sql.stock.catalog;

import org.dorisdr.sql.stock.StockStatement;

/**
 * {@code SHOW [FULL] TABLES|VIEWS [FROM db] [LIKE …]}.
 *
 * @param database null = the session's
 */
public record ShowTables(boolean full, boolean viewsOnly, String database, RowFilter filter)
    implements StockStatement {}
