package org.dorisdr.sql.stock.admin;

import org.dorisdr.sql.stock.StockStatement;

/**
 * {@code ALTER USER [IF EXISTS] user [IDENTIFIED BY …] [password options] [COMMENT '…']}.
 *
 * @param password null = stays
 * @param comment null = stays
 */
public record AlterUser(
    UserName user, boolean ifExists, Password password, PasswordOptions options, String comment)
    implements StockStatement {}
