package org.dorisdr.sql.stock.catalog;

import java.util.List;
import org.dorisdr.sql.stock.StockStatement;

/**
 * {@code CREATE [OR REPLACE] VIEW name [(columns)] [COMMENT …] AS query}.
 *
 * @param columns empty = as the query has them
 */
public record CreateView(
    TableName name,
    boolean orReplace,
    boolean ifNotExists,
    List<ViewColumn> columns,
    String comment,
    String query)
    implements StockStatement {}
