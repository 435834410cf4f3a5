package org.dorisdr.sql.stock.catalog;

import org.dorisdr.sql.stock.StockStatement;

/**
 * {@code [ADMIN] SHOW REPLICA DISTRIBUTION FROM name [PARTITION (…)]}.
 *
 * @param partitions null = all
 */
public record ShowReplicaDistribution(TableName name, PartitionNames partitions)
    implements StockStatement {}
