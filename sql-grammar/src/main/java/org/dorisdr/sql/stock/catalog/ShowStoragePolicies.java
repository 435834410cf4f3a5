package org.dorisdr.sql.stock.catalog;

import org.dorisdr.sql.stock.StockStatement;

/** {@code SHOW STORAGE POLICY}. */
public record ShowStoragePolicies() implements StockStatement {}
