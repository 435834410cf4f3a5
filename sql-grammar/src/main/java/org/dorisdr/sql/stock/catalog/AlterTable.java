package org.dorisdr.sql.stock.catalog;

import java.util.List;
import org.dorisdr.sql.stock.StockStatement;

/**
 * {@code ALTER TABLE name clause[, …]}.
 *
 * @param text of the statement
 */
public record AlterTable(TableName name, List<AlterClause> clauses, String text)
    implements StockStatement {}
