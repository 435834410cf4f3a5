package org.dorisdr.sql.stock.admin;

import org.dorisdr.sql.stock.StockStatement;

/** {@code USE [catalog.]database}. */
public record UseDatabase(String database) implements StockStatement {}
