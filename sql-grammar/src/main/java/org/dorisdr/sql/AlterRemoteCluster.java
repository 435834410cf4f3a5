package org.dorisdr.sql;

/** Changes properties of a remote cluster; those not named stay. */
public record AlterRemoteCluster(Name name, PropertyList properties) implements DrStatement {}
