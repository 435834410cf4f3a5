package org.dorisdr.sql;

/** Ends a sync job and forgets it; the tables stay. */
public record DropSyncJob(boolean ifExists, Name name) implements DrStatement {}
