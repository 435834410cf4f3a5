package org.dorisdr.sql;

import java.util.Optional;

/** Deletes a snapshot from a repository. */
public record DropSnapshot(Name label, Name repository, Optional<String> timestamp)
    implements DrStatement {}
