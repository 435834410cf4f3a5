package org.dorisdr.sql.stock.catalog;

import java.util.List;
import org.dorisdr.sql.stock.StockStatement;

/** {@code DROP FUNCTION f(types)}. */
public record DropFunction(boolean global, boolean ifExists, TableName name, List<String> types)
    implements StockStatement {}
