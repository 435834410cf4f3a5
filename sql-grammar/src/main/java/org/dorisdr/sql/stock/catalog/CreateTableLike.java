package org.dorisdr.sql.stock.catalog;

import java.util.List;
import org.dorisdr.sql.stock.StockStatement;

/**
 * {@code CREATE TABLE name LIKE source [WITH ROLLUP [(…)]]}.
 *
 * @param rollups empty with {@code allRollups} = all of them
 */
public record CreateTableLike(
    TableName name, boolean ifNotExists, TableName source, boolean withRollup, List<String> rollups)
    implements StockStatement {}
