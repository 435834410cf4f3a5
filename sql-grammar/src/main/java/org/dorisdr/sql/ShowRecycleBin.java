package org.dorisdr.sql;

import java.util.Optional;

/** Lists what was dropped and can come back. */
public record ShowRecycleBin(Optional<Name> database, Optional<String> like)
    implements DrStatement {}
