package org.dorisdr.sql.stock.catalog;

import org.dorisdr.sql.stock.StockStatement;

/**
 * {@code SHOW [GLOBAL] [FULL] [BUILTIN] FUNCTIONS}.
 *
 * @param database null = the session's
 * @param like null = all
 */
public record ShowFunctions(
    boolean global, boolean full, boolean builtin, String database, String like)
    implements StockStatement {}
