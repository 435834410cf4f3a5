package org.dorisdr.sql;

import java.util.Optional;

/** Lists the sync jobs. */
public record ShowSyncJobs(Optional<String> like) implements DrStatement {}
