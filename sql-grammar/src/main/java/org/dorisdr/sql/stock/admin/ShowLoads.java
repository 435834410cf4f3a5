package org.dorisdr.sql.stock.admin;

import org.dorisdr.sql.stock.StockStatement;

/**
 * {@code SHOW [STREAM | ROUTINE] LOAD …}.
 *
 * @param words its first words
 */
public record ShowLoads(String words) implements StockStatement {}
