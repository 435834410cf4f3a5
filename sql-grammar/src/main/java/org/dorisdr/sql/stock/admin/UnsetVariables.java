package org.dorisdr.sql.stock.admin;

import org.dorisdr.sql.stock.StockStatement;

/** {@code UNSET VARIABLE ALL}. */
public record UnsetVariables(boolean global) implements StockStatement {}
