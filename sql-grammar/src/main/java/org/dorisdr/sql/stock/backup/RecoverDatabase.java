package org.dorisdr.sql.stock.backup;

import org.dorisdr.sql.stock.StockStatement;

/**
 * {@code RECOVER DATABASE name [id] [AS newName]}.
 *
 * @param id −1 = not given
 * @param newName null = the old one
 */
public record RecoverDatabase(String name, long id, String newName) implements StockStatement {}
