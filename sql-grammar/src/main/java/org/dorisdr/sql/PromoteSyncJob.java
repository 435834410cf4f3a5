package org.dorisdr.sql;

/** Ends replication and makes the target's tables ordinary ones. */
public record PromoteSyncJob(Name name, boolean force) implements DrStatement {}
