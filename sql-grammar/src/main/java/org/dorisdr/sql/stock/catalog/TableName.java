package org.dorisdr.sql.stock.catalog;

/**
 * Name of a table or view.
 *
 * @param database null = the session's
 */
public record TableName(String database, String table) {}
