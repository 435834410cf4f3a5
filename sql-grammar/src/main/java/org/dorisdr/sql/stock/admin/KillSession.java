package org.dorisdr.sql.stock.admin;

import org.dorisdr.sql.stock.StockStatement;

/** {@code KILL [CONNECTION | QUERY] id}. */
public record KillSession(boolean queryOnly, long id) implements StockStatement {}
