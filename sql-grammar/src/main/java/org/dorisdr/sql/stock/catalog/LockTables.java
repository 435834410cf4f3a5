package org.dorisdr.sql.stock.catalog;

import java.util.List;
import org.dorisdr.sql.stock.StockStatement;

/** {@code LOCK TABLES t READ, …}. */
public record LockTables(List<TableName> tables) implements StockStatement {}
