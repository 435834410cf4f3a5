package org.dorisdr.sql;

/** Says what a restore would do, and does nothing. */
public record ExplainRestore(RestoreSnapshot restore) implements DrStatement {}
