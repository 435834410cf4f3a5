package org.dorisdr.sql.stock.catalog;

/**
 * {@code ADD INDEX …}.
 *
 * @param created whether it was said as {@code CREATE INDEX … ON}
 */
public record AddIndex(IndexDef index, boolean created) implements AlterClause {}
