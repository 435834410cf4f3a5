package org.dorisdr.sql;

import java.util.Optional;

/** Copies everything, or one table, anew: {@code ALTER SYNC JOB … RESYNC}. */
public record ResyncSyncJob(Name name, Optional<Name> table) implements DrStatement {}
