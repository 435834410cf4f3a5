package org.dorisdr.sql;

import java.util.Optional;

/** What a sync job replicates. */
public sealed interface SyncScope {
  /**
   * A database.
   *
   * @param target name here; empty if the same
   */
  record OfDatabase(Name source, Optional<Name> target, TableFilter tables) implements SyncScope {}

  /**
   * One table.
   *
   * @param source with its database, or in the database of the session's name
   * @param target name here; empty if the same
   */
  record OfTable(QualifiedName source, Optional<QualifiedName> target) implements SyncScope {}
}
