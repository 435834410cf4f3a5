package org.dorisdr.sql.stock.catalog;

/**
 * Default value of a column.
 *
 * @param text null = NULL
 * @param expression the text is a name such as {@code CURRENT_TIMESTAMP(3)}, not a value
 */
public record DefaultDef(String text, boolean expression) {}
