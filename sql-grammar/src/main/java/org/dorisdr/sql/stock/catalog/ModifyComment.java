package org.dorisdr.sql.stock.catalog;

/** {@code MODIFY COMMENT …}. */
public record ModifyComment(String comment) implements AlterClause {}
