package org.dorisdr.sql.stock.admin;

import org.dorisdr.sql.stock.StockStatement;

/**
 * {@code CREATE ROLE [IF NOT EXISTS] name [COMMENT '…']}.
 *
 * @param comment null = none was given
 */
public record CreateRole(String name, boolean ifNotExists, String comment)
    implements StockStatement {}
