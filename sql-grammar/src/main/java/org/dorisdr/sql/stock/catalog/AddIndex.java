package org.dorisdr.sql.stock.catalog;

/** {@code ADD INDEX …}. */
public record AddIndex(IndexDef index) implements AlterClause {}
