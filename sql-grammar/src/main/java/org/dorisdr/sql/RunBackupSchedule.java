package org.dorisdr.sql;

/** Runs a schedule now, besides its times. */
public record RunBackupSchedule(Name name) implements DrStatement {}
