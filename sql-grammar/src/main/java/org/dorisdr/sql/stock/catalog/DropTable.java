package org.dorisdr.sql.stock.catalog;

import org.dorisdr.sql.stock.StockStatement;

/** {@code DROP TABLE [IF EXISTS] name [FORCE]}. */
public record DropTable(TableName name, boolean ifExists, boolean force)
    implements StockStatement {}
