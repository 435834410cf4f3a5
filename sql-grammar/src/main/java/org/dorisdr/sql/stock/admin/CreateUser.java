package org.dorisdr.sql.stock.admin;

import org.dorisdr.sql.stock.StockStatement;

/**
 * {@code CREATE USER [IF NOT EXISTS] user [IDENTIFIED BY …] [DEFAULT ROLE '…'] [password options]
 * [COMMENT '…']}.
 *
 * @param password null = none was given
 * @param role null = none was given
 * @param comment null = none was given
 */
public record CreateUser(
    UserName user,
    boolean ifNotExists,
    Password password,
    String role,
    PasswordOptions options,
    String comment)
    implements StockStatement {}
