package org.dorisdr.sql.stock.catalog;

/** A column that CREATE VIEW names; comment null = none. */
public record ViewColumn(String name, String comment) {}
