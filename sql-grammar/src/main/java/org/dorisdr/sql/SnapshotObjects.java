package org.dorisdr.sql;

import java.util.List;
import java.util.Optional;

/** The tables that a BACKUP or RESTORE names. */
public record SnapshotObjects(Mode mode, List<Table> tables) {
  /** Everything. */
  public static final SnapshotObjects ALL = new SnapshotObjects(Mode.ALL, List.of());

  /** How the list is to be read. */
  public enum Mode {
    /** Everything; the list is empty. */
    ALL,
    /** Only those of the list. */
    ON,
    /** All but those of the list. */
    EXCLUDE
  }

  /**
   * One table.
   *
   * @param partitions empty if all
   * @param alias name after RESTORE; empty if the same
   */
  public record Table(QualifiedName name, List<Name> partitions, Optional<Name> alias) {
    public Table {
      partitions = List.copyOf(partitions);
    }
  }

  public SnapshotObjects {
    tables = List.copyOf(tables);
  }
}
