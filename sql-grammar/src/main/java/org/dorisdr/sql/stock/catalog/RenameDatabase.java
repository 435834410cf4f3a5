package org.dorisdr.sql.stock.catalog;

import org.dorisdr.sql.stock.StockStatement;

/** {@code ALTER DATABASE name RENAME newName}. */
public record RenameDatabase(String name, String newName) implements StockStatement {}
