package org.dorisdr.sql.stock.catalog;

import org.dorisdr.sql.stock.StockStatement;

/** {@code ADMIN DIAGNOSE TABLET id}, which is also {@code SHOW TABLET DIAGNOSIS id}. */
public record DiagnoseTablet(long id) implements StockStatement {}
