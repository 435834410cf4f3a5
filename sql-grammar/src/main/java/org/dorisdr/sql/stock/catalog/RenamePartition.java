package org.dorisdr.sql.stock.catalog;

/** {@code RENAME PARTITION name newName}. */
public record RenamePartition(String name, String newName) implements AlterClause {}
