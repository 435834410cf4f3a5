package org.dorisdr.sql.stock.catalog;

import org.dorisdr.sql.stock.StockStatement;

/**
 * {@code SHOW DYNAMIC PARTITION TABLES [FROM db]}.
 *
 * @param database null = the session's
 */
public record ShowDynamicPartitions(String database) implements StockStatement {}
