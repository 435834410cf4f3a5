package org.dorisdr.sql.stock.catalog;

import java.util.List;
import java.util.Map;

/** {@code ORDER BY (…)}. */
public record ReorderColumns(List<String> columns, String index, Map<String, String> properties)
    implements AlterClause {}
