package org.dorisdr.sql.stock;

/** A parsed stock statement: an immutable record of what was written, nothing looked up. */
public interface StockStatement {}
