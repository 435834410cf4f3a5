package org.dorisdr.sql.stock.catalog;

import java.util.List;
import java.util.Map;

/**
 * What follows the columns in CREATE TABLE.
 *
 * @param keys AGGREGATE, UNIQUE or DUPLICATE; null = not given
 * @param comment null = none
 * @param partitionBy null = none
 * @param distribution null = not given
 */
public record TableOptions(
    String engine,
    String keys,
    List<String> keyColumns,
    List<String> clusterKeys,
    String comment,
    PartitionBy partitionBy,
    DistributionDef distribution,
    List<RollupDef> rollups,
    Map<String, String> properties) {}
