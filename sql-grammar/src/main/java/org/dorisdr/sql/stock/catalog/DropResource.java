package org.dorisdr.sql.stock.catalog;

import org.dorisdr.sql.stock.StockStatement;

/** {@code DROP RESOURCE name}. */
public record DropResource(String name, boolean ifExists) implements StockStatement {}
