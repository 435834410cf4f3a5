package org.dorisdr.sql.stock.catalog;

import java.util.List;
import org.dorisdr.sql.stock.StockStatement;

/** {@code CREATE TABLE name [(columns)] … AS query}. */
public record CreateTableAs(
    TableName name, boolean ifNotExists, List<String> columns, TableOptions options, String query)
    implements StockStatement {}
