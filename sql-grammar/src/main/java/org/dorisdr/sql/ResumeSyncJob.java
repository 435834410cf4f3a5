package org.dorisdr.sql;

/** Lets a sync job go on. */
public record ResumeSyncJob(Name name) implements DrStatement {}
