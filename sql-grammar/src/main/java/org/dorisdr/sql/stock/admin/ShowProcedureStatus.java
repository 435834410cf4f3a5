package org.dorisdr.sql.stock.admin;

import org.dorisdr.sql.stock.StockStatement;

/** {@code SHOW PROCEDURE | FUNCTION STATUS [LIKE '…' | WHERE …]}. */
public record ShowProcedureStatus() implements StockStatement {}
