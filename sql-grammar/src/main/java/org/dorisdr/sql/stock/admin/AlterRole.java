package org.dorisdr.sql.stock.admin;

import org.dorisdr.sql.stock.StockStatement;

/** {@code ALTER ROLE name COMMENT '…'}. */
public record AlterRole(String name, String comment) implements StockStatement {}
