package org.dorisdr.sql.stock.txn;

import org.dorisdr.sql.stock.StockStatement;

/**
 * {@code SHOW TRANSACTION [FROM db] WHERE key = | LIKE value}.
 *
 * @param database null = the session's
 * @param key null = no condition was given
 * @param like whether {@code value} is a pattern
 */
public record ShowTransaction(String database, String key, boolean like, String value)
    implements StockStatement {}
