package org.dorisdr.sql.stock.catalog;

import org.dorisdr.sql.stock.StockStatement;

/**
 * {@code SHOW STORAGE POLICY USING [FOR name]}.
 *
 * @param name null = all
 */
public record ShowStoragePolicyUsing(String name) implements StockStatement {}
