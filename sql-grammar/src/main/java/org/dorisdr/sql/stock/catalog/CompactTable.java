package org.dorisdr.sql.stock.catalog;

import org.dorisdr.sql.stock.StockStatement;

/**
 * {@code ADMIN COMPACT TABLE name [PARTITION …] [WHERE TYPE = '…']}.
 *
 * @param partitions null = none is named
 * @param type null = there is no condition
 */
public record CompactTable(TableName name, PartitionNames partitions, String type)
    implements StockStatement {}
