package org.dorisdr.sql.stock.admin;

import org.dorisdr.sql.stock.StockStatement;

/** {@code SHOW WARNINGS | ERRORS}. */
public record ShowWarnings(boolean errors) implements StockStatement {}
