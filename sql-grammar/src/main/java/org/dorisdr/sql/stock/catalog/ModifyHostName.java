package org.dorisdr.sql.stock.catalog;

import org.dorisdr.sql.stock.StockStatement;

/**
 * {@code ALTER SYSTEM MODIFY FRONTEND|BACKEND "host:port" HOSTNAME "name"}.
 *
 * @param kind FRONTEND or BACKEND
 */
public record ModifyHostName(String kind, String address, String host) implements StockStatement {}
