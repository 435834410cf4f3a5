package org.dorisdr.sql.stock.catalog;

import java.util.List;
import org.dorisdr.sql.stock.StockStatement;

/**
 * {@code ALTER VIEW name [(columns)] AS query}, or {@code MODIFY COMMENT}.
 *
 * @param query null = only the comment changes
 */
public record AlterView(TableName name, List<ViewColumn> columns, String comment, String query)
    implements StockStatement {}
