package org.dorisdr.sql;

/** Gives the statement that would create a sync job. */
public record ShowCreateSyncJob(Name name) implements DrStatement {}
