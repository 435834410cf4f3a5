package org.dorisdr.sql;

/** Changes properties of a sync job: {@code ALTER SYNC JOB … SET PROPERTIES}. */
public record SetSyncJobProperties(Name name, PropertyList properties) implements DrStatement {}
