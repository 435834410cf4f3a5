package org.dorisdr.sql.stock.backup;

import org.dorisdr.sql.stock.StockStatement;

/** {@code DROP CATALOG RECYCLE BIN WHERE 'idType' = id}. */
public record DropRecycleBin(String idType, long id) implements StockStatement {}
