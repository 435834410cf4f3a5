package org.dorisdr.sql.stock.catalog;

/** {@code RENAME ROLLUP name newName}. */
public record RenameRollup(String name, String newName) implements AlterClause {}
