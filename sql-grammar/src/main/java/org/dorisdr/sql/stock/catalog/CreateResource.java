package org.dorisdr.sql.stock.catalog;

import java.util.Map;
import org.dorisdr.sql.stock.StockStatement;

/** {@code CREATE RESOURCE name PROPERTIES (…)}. */
public record CreateResource(String name, boolean ifNotExists, Map<String, String> properties)
    implements StockStatement {}
