package org.dorisdr.sql.stock.catalog;

/** {@code ENABLE FEATURE "…"}. */
public record EnableFeature(String feature) implements AlterClause {}
