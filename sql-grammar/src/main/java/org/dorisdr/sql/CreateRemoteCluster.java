package org.dorisdr.sql;

/** Makes another Doris cluster known under a name. */
public record CreateRemoteCluster(boolean ifNotExists, Name name, PropertyList properties)
    implements DrStatement {}
