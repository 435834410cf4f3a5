package org.dorisdr.sql.stock.catalog;

import java.util.Map;

/** {@code MODIFY COLUMN definition [FIRST|AFTER x]}. */
public record ModifyColumn(
    ColumnDef column, boolean first, String after, String index, Map<String, String> properties)
    implements AlterClause {}
