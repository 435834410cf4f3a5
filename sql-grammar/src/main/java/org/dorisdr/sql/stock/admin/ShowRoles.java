package org.dorisdr.sql.stock.admin;

import org.dorisdr.sql.stock.StockStatement;

/** {@code SHOW ROLES}. */
public record ShowRoles() implements StockStatement {}
