package org.dorisdr.sql.stock.admin;

import org.dorisdr.sql.stock.StockStatement;

/**
 * {@code SHOW [ALL] GRANTS [FOR user]}.
 *
 * @param user null = who asks
 */
public record ShowGrants(boolean all, UserName user) implements StockStatement {}
