package org.dorisdr.sql;

import java.util.Optional;

/** Compares both sides by content. */
public record CheckSyncJob(Name name, Optional<Name> table) implements DrStatement {}
