package org.dorisdr.sql.stock.catalog;

import org.dorisdr.sql.stock.StockStatement;

/**
 * {@code SHOW TABLETS FROM name [PARTITION (…)] …}.
 *
 * @param partitions null = all
 */
public record ShowTablets(TableName name, PartitionNames partitions, RowFilter filter)
    implements StockStatement {}
