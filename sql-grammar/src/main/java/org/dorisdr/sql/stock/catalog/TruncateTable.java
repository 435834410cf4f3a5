package org.dorisdr.sql.stock.catalog;

import org.dorisdr.sql.stock.StockStatement;

/**
 * {@code TRUNCATE TABLE name [PARTITION (…)] [FORCE]}.
 *
 * @param partitions null = the whole table
 */
public record TruncateTable(TableName name, PartitionNames partitions, boolean force)
    implements StockStatement {}
