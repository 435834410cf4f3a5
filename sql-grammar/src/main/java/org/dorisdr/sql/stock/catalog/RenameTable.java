package org.dorisdr.sql.stock.catalog;

/** {@code RENAME newName}. */
public record RenameTable(String newName) implements AlterClause {}
