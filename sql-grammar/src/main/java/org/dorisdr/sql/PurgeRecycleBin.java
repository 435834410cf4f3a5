package org.dorisdr.sql;

import java.util.Optional;
import java.util.OptionalLong;

/** Erases everything, or one object, from the recycle bin. */
public record PurgeRecycleBin(Optional<ObjectKind> kind, OptionalLong id) implements DrStatement {}
