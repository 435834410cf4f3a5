package org.dorisdr.sql.stock.catalog;

import org.dorisdr.sql.stock.StockStatement;

/**
 * {@code BUILD INDEX [name] ON table [PARTITIONS (…)]}.
 *
 * @param index null = all
 * @param partitions null = all
 */
public record BuildIndex(String index, TableName table, PartitionNames partitions)
    implements StockStatement {}
