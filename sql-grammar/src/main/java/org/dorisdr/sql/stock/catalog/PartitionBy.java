package org.dorisdr.sql.stock.catalog;

import java.util.List;

/**
 * How a table is partitioned.
 *
 * @param kind RANGE or LIST
 */
public record PartitionBy(
    String kind, boolean auto, List<String> columns, List<PartitionDef> partitions) {}
