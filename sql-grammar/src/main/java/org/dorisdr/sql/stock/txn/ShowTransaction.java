package org.dorisdr.sql.stock.txn;

import org.dorisdr.sql.stock.StockStatement;

/**
 * {@code SHOW TRANSACTION [FROM db] WHERE key = value}.
 *
 * @param database null = the session's
 * @param key null = no condition was given
 */
public record ShowTransaction(String database, String key, String value)
    implements StockStatement {}
