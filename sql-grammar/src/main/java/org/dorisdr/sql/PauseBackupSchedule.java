package org.dorisdr.sql;

/** Holds a schedule. */
public record PauseBackupSchedule(Name name) implements DrStatement {}
