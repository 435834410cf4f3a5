package org.dorisdr.sql.stock.admin;

import org.dorisdr.sql.stock.StockStatement;

/**
 * {@code SHOW [GLOBAL | SESSION] VARIABLES [LIKE '…' | WHERE …]}.
 *
 * @param pattern null = all
 * @param condition text after WHERE; null = none
 */
public record ShowVariables(boolean global, String pattern, String condition)
    implements StockStatement {}
