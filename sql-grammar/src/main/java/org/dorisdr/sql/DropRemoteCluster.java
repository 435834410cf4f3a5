package org.dorisdr.sql;

/** Forgets a remote cluster. */
public record DropRemoteCluster(boolean ifExists, Name name) implements DrStatement {}
