package org.dorisdr.sql.stock;

/**
 * A statement that goes to the query engine as it was written.
 *
 * @param kind first word in upper case: SELECT, WITH, VALUES, INSERT, UPDATE, DELETE, EXPLAIN; a
 *     query in parentheses is a SELECT
 * @param text without the trailing semicolon
 */
public record QueryStatement(String kind, String text) implements StockStatement {}
