package org.dorisdr.sql;

/** A comparison of a WHERE clause of SHOW: {@code column = 'text'} or {@code LIKE}. */
public record Condition(Name column, boolean like, String text) {}
