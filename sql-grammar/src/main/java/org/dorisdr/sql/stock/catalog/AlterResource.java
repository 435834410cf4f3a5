package org.dorisdr.sql.stock.catalog;

import java.util.Map;
import org.dorisdr.sql.stock.StockStatement;

/** {@code ALTER RESOURCE name PROPERTIES (…)}. */
public record AlterResource(String name, Map<String, String> properties)
    implements StockStatement {}
