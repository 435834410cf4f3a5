package org.dorisdr.sql.stock.catalog;

import java.util.Map;

/** {@code DROP COLUMN name [FROM index]}. */
public record DropColumn(String column, String index, Map<String, String> properties)
    implements AlterClause {}
