package org.dorisdr.sql.stock.catalog;

import java.util.Map;
import org.dorisdr.sql.stock.StockStatement;

/** {@code ADMIN SET TABLE name PARTITION VERSION PROPERTIES (…)}. */
public record SetPartitionVersion(TableName name, Map<String, String> properties)
    implements StockStatement {}
