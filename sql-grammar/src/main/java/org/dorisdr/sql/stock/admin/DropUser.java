package org.dorisdr.sql.stock.admin;

import org.dorisdr.sql.stock.StockStatement;

/** {@code DROP USER [IF EXISTS] user}. */
public record DropUser(UserName user, boolean ifExists) implements StockStatement {}
