package org.dorisdr.sql.stock.catalog;

import java.util.List;
import org.dorisdr.sql.stock.StockStatement;

/**
 * {@code SHOW DATA [ALL] [FROM name] [ORDER BY …] [PROPERTIES (…)]}.
 *
 * @param name null = the tables of the session's database
 * @param properties whether there are some
 */
public record ShowData(
    TableName name, boolean all, List<RowFilter.Order> orders, boolean properties)
    implements StockStatement {}
