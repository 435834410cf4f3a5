package org.dorisdr.sql.stock.catalog;

import java.util.Map;
import org.dorisdr.sql.stock.StockStatement;

/** {@code ADMIN SET TABLE name STATUS PROPERTIES (…)}. */
public record SetTableStatus(TableName name, Map<String, String> properties)
    implements StockStatement {}
