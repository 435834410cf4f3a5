package org.dorisdr.sql.stock.catalog;

import org.dorisdr.sql.stock.StockStatement;

/**
 * {@code ADMIN [CANCEL] REPAIR TABLE name [PARTITION (…)]}.
 *
 * @param partitions null = all
 */
public record RepairTable(TableName name, PartitionNames partitions, boolean cancel)
    implements StockStatement {}
