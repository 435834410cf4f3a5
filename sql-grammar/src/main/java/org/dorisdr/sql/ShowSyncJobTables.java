package org.dorisdr.sql;

/** Lists the tables of a sync job. */
public record ShowSyncJobTables(Name name) implements DrStatement {}
