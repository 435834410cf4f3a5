package org.dorisdr.sql.stock.catalog;

import java.util.Map;
import org.dorisdr.sql.stock.StockStatement;

/** {@code CREATE STORAGE POLICY name PROPERTIES (…)}. */
public record CreateStoragePolicy(String name, boolean ifNotExists, Map<String, String> properties)
    implements StockStatement {}
