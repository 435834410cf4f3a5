package org.dorisdr.sql.stock.admin;

import org.dorisdr.sql.stock.StockStatement;

/**
 * {@code SHOW TRASH [ON "host:port"]}.
 *
 * @param backend heartbeat address; null or empty = all backends
 */
public record ShowTrash(String backend) implements StockStatement {}
