package org.dorisdr.sql.stock.catalog;

import org.dorisdr.sql.stock.StockStatement;

/** {@code DROP STORAGE POLICY name}. */
public record DropStoragePolicy(String name, boolean ifExists) implements StockStatement {}
