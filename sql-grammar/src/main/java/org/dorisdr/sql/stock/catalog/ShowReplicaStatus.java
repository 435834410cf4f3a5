package org.dorisdr.sql.stock.catalog;

import org.dorisdr.sql.stock.StockStatement;

/**
 * {@code [ADMIN] SHOW REPLICA STATUS FROM name [PARTITION (…)] [WHERE STATUS = | != '…']}.
 *
 * @param partitions null = all
 * @param status null = any
 * @param others whether only those of another status are wanted
 */
public record ShowReplicaStatus(
    TableName name, PartitionNames partitions, String status, boolean others)
    implements StockStatement {}
