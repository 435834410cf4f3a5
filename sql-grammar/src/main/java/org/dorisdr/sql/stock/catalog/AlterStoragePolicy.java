package org.dorisdr.sql.stock.catalog;

import java.util.Map;
import org.dorisdr.sql.stock.StockStatement;

/** {@code ALTER STORAGE POLICY name PROPERTIES (…)}. */
public record AlterStoragePolicy(String name, Map<String, String> properties)
    implements StockStatement {}
