package org.dorisdr.sql.stock.admin;

import org.dorisdr.sql.stock.StockStatement;

/** {@code DROP ROLE [IF EXISTS] name}. */
public record DropRole(String name, boolean ifExists) implements StockStatement {}
