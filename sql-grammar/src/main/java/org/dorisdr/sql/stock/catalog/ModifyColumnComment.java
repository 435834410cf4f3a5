package org.dorisdr.sql.stock.catalog;

/** {@code MODIFY COLUMN name COMMENT …}. */
public record ModifyColumnComment(String column, String comment) implements AlterClause {}
