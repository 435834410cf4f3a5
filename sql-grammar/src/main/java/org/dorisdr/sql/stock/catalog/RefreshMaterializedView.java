package org.dorisdr.sql.stock.catalog;

import org.dorisdr.sql.stock.StockStatement;

/**
 * {@code REFRESH MATERIALIZED VIEW name COMPLETE|AUTO|PARTITIONS(…)}.
 *
 * @param partitions null = not given
 */
public record RefreshMaterializedView(TableName name, PartitionNames partitions)
    implements StockStatement {}
