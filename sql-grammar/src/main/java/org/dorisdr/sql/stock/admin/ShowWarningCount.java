package org.dorisdr.sql.stock.admin;

import org.dorisdr.sql.stock.StockStatement;

/** {@code SHOW COUNT(*) WARNINGS | ERRORS}. */
public record ShowWarningCount(boolean errors) implements StockStatement {}
