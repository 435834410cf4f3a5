package org.dorisdr.sql.stock.txn;

import org.dorisdr.sql.stock.StockStatement;

/** {@code START TRANSACTION [WITH CONSISTENT SNAPSHOT]}, which begins nothing in Doris. */
public record StartTransaction() implements StockStatement {}
