package org.dorisdr.sql.stock.catalog;

import org.dorisdr.sql.stock.StockStatement;

/**
 * {@code SHOW DATA [FROM name]}.
 *
 * @param name null = the tables of the session's database
 */
public record ShowData(TableName name) implements StockStatement {}
