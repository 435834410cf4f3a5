package org.dorisdr.sql.stock.catalog;

/** {@code DROP INDEX [IF EXISTS] name}. */
public record DropIndex(String name, boolean ifExists) implements AlterClause {}
