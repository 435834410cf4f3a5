package org.dorisdr.sql.stock.txn;

import org.dorisdr.sql.stock.StockStatement;

/**
 * {@code BEGIN [WITH LABEL label]}.
 *
 * @param label null = a new one
 */
public record BeginTransaction(String label) implements StockStatement {}
