package org.dorisdr.sql;

/** Forgets a schedule; its snapshots stay. */
public record DropBackupSchedule(boolean ifExists, Name name) implements DrStatement {}
