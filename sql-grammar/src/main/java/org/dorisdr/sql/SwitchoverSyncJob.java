package org.dorisdr.sql;

/** Swaps source and target of a sync job. */
public record SwitchoverSyncJob(Name name) implements DrStatement {}
