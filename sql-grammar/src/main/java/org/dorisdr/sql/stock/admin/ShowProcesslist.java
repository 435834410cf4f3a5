package org.dorisdr.sql.stock.admin;

import org.dorisdr.sql.stock.StockStatement;

/** {@code SHOW [FULL] PROCESSLIST}. */
public record ShowProcesslist(boolean full) implements StockStatement {}
