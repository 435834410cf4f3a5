package org.dorisdr.sql.stock.admin;

import org.dorisdr.sql.stock.StockStatement;

/** {@code UNINSTALL PLUGIN name}. */
public record UninstallPlugin(String name) implements StockStatement {}
