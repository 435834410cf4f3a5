package org.dorisdr.sql.stock.catalog;

import java.util.Map;
import org.dorisdr.sql.stock.StockStatement;

/** {@code CREATE DATABASE [IF NOT EXISTS] name [PROPERTIES (…)]}. */
public record CreateDatabase(String name, boolean ifNotExists, Map<String, String> properties)
    implements StockStatement {}
