package org.dorisdr.sql.stock.catalog;

import org.dorisdr.sql.stock.StockStatement;

/** {@code DROP DATABASE [IF EXISTS] name [FORCE]}. */
public record DropDatabase(String name, boolean ifExists, boolean force)
    implements StockStatement {}
