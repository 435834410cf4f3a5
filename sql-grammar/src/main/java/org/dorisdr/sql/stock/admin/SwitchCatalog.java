package org.dorisdr.sql.stock.admin;

import org.dorisdr.sql.stock.StockStatement;

/** {@code SWITCH catalog}. */
public record SwitchCatalog(String catalog) implements StockStatement {}
