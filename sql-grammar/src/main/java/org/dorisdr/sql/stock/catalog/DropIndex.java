package org.dorisdr.sql.stock.catalog;

/**
 * {@code DROP INDEX [IF EXISTS] name}.
 *
 * @param alone whether it was said as {@code DROP INDEX … ON}, without ALTER TABLE
 */
public record DropIndex(String name, boolean ifExists, boolean alone) implements AlterClause {}
