package org.dorisdr.sql.stock.catalog;

import java.util.Map;

/**
 * {@code ADD [TEMPORARY] PARTITION …}, or {@code PARTITIONS FROM … TO … INTERVAL}.
 *
 * @param distribution null = as the table has it
 */
public record AddPartition(
    boolean temporary,
    PartitionDef partition,
    DistributionDef distribution,
    Map<String, String> properties)
    implements AlterClause {}
