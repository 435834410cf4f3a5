package org.dorisdr.sql.stock.catalog;

import java.util.List;
import java.util.Map;

/**
 * {@code ADD COLUMN …}, one or several.
 *
 * @param first to the front
 * @param after null = at the end
 * @param rollup null = the base index; else also into this one
 */
public record AddColumns(
    List<ColumnDef> columns,
    boolean first,
    String after,
    String rollup,
    Map<String, String> properties)
    implements AlterClause {}
