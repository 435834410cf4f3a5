package org.dorisdr.sql.stock.txn;

import org.dorisdr.sql.stock.StockStatement;

/**
 * {@code CLEAN LABEL [label] FROM db}.
 *
 * @param label null = all of the database
 */
public record CleanLabels(String database, String label) implements StockStatement {}
