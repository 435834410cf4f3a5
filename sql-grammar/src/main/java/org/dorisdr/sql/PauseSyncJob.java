package org.dorisdr.sql;

/** Holds a sync job. */
public record PauseSyncJob(Name name) implements DrStatement {}
