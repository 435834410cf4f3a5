package org.dorisdr.sql.stock.catalog;

import java.util.Map;
import org.dorisdr.sql.stock.StockStatement;

/** {@code ALTER DATABASE name SET PROPERTIES (…)}. */
public record AlterDatabaseProperties(String name, Map<String, String> properties)
    implements StockStatement {}
