package org.dorisdr.sql.stock.catalog;

import org.dorisdr.sql.stock.StockStatement;

/** {@code SHOW CREATE DATABASE name}. */
public record ShowCreateDatabase(String name) implements StockStatement {}
