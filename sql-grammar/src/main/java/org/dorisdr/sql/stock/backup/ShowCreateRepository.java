package org.dorisdr.sql.stock.backup;

import org.dorisdr.sql.stock.StockStatement;

/** {@code SHOW CREATE REPOSITORY FOR name}. */
public record ShowCreateRepository(String name) implements StockStatement {}
