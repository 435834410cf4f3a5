package org.dorisdr.sql.stock.backup;

import org.dorisdr.sql.stock.StockStatement;

/** {@code DROP REPOSITORY name}. */
public record DropRepository(String name) implements StockStatement {}
