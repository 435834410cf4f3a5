package org.dorisdr.sql.stock.catalog;

/** {@code RENAME COLUMN name newName}. */
public record RenameColumn(String name, String newName) implements AlterClause {}
