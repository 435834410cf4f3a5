package org.dorisdr.sql.stock.backup;

/** One comparison of a WHERE clause: {@code key = 'value'} or {@code key LIKE 'value'}. */
public record Condition(String key, boolean like, String value) {}
