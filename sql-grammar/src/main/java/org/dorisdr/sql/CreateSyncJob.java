package org.dorisdr.sql;

/** Starts to replicate from a remote cluster. */
public record CreateSyncJob(
    boolean ifNotExists, Name name, Name cluster, SyncScope scope, PropertyList properties)
    implements DrStatement {}
