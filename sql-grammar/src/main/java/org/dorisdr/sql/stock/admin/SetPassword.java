package org.dorisdr.sql.stock.admin;

import org.dorisdr.sql.stock.StockStatement;

/**
 * {@code SET PASSWORD [FOR user] = …}.
 *
 * @param user null = who says it
 */
public record SetPassword(UserName user, Password password) implements StockStatement {}
