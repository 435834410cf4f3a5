package org.dorisdr.sql.stock.catalog;

import java.util.List;
import org.dorisdr.sql.stock.StockStatement;

/** {@code CREATE TABLE name (columns) …}. */
public record CreateTable(
    TableName name,
    boolean ifNotExists,
    List<ColumnDef> columns,
    List<IndexDef> indexes,
    TableOptions options)
    implements StockStatement {}
