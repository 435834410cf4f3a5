package org.dorisdr.sql.stock.admin;

import org.dorisdr.sql.stock.StockStatement;

/** {@code SHOW PRIVILEGES}. */
public record ShowPrivileges() implements StockStatement {}
