package org.dorisdr.sql.stock.catalog;

import org.dorisdr.sql.stock.StockStatement;

/** {@code SHOW [TEMPORARY] PARTITIONS FROM name …}. */
public record ShowPartitions(TableName name, boolean temporary, RowFilter filter)
    implements StockStatement {}
