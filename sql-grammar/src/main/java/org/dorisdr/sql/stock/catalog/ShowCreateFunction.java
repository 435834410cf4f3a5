package org.dorisdr.sql.stock.catalog;

import java.util.List;
import org.dorisdr.sql.stock.StockStatement;

/** {@code SHOW CREATE FUNCTION f(types)}. */
public record ShowCreateFunction(boolean global, TableName name, List<String> types)
    implements StockStatement {}
