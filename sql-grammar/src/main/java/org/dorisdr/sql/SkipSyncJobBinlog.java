package org.dorisdr.sql;

/** Leaves one binlog record out: {@code ALTER SYNC JOB … SKIP BINLOG n}. */
public record SkipSyncJobBinlog(Name name, long binlog) implements DrStatement {}
