package org.dorisdr.sql;

/** Lets a schedule go on. */
public record ResumeBackupSchedule(Name name) implements DrStatement {}
