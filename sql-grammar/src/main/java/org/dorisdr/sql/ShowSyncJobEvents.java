package org.dorisdr.sql;

import java.util.OptionalLong;

/** Tells the story of a sync job, newest first. */
public record ShowSyncJobEvents(Name name, OptionalLong limit) implements DrStatement {}
