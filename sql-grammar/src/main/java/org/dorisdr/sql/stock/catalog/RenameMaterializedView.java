package org.dorisdr.sql.stock.catalog;

import org.dorisdr.sql.stock.StockStatement;

/** {@code ALTER MATERIALIZED VIEW name RENAME newName}. */
public record RenameMaterializedView(TableName name, String newName) implements StockStatement {}
