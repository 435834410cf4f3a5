package org.dorisdr.sql;

/** Says what a RECOVER would do, and does nothing. */
public record ExplainRecover(DrStatement recover) implements DrStatement {}
