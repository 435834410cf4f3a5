package org.dorisdr.recyclebin;

import java.time.LocalDateTime;
import java.util.Optional;
import org.dorisdr.sql.ObjectKind;

/**
 * One object in the recycle bin.
 *
 * @param database name of its database, live or dropped; for a database its own name; null if not
 *     known any more
 * @param table name of its table; null for a database, or if not known any more
 * @param name its own name
 * @param tableId -1 for a database
 * @param partitionId -1 for a database or table
 * @param databaseDropped whether its database lies in the bin too
 * @param tableDropped whether the table of a partition lies in the bin too
 * @param dropTime when it was dropped, in the FE's zone; empty if it was dropped with FORCE
 * @param dataSize as Doris shows it
 */
public record RecycleEntry(
    ObjectKind kind,
    String database,
    String table,
    String name,
    long databaseId,
    long tableId,
    long partitionId,
    boolean databaseDropped,
    boolean tableDropped,
    Optional<LocalDateTime> dropTime,
    String dataSize) {

  /** The id that RECOVER and PURGE take. */
  public long id() {
    return switch (kind) {
      case DATABASE -> databaseId;
      case TABLE -> tableId;
      case PARTITION -> partitionId;
    };
  }

  /** Whether it is a table of that name, of a database of that name, live or dropped. */
  public boolean isTable(String ofDatabase, String called) {
    return kind == ObjectKind.TABLE && ofDatabase.equals(database) && name.equals(called);
  }

  /** The one that was dropped later; neither may have been dropped with FORCE. */
  public static RecycleEntry later(RecycleEntry a, RecycleEntry b) {
    return b.dropTime.orElseThrow().isBefore(a.dropTime.orElseThrow()) ? a : b;
  }

  /** Why it cannot be recovered as things are; empty if it can. */
  public Optional<String> obstacle() {
    if (dropTime.isEmpty()) {
      return Optional.of("dropped with FORCE");
    }
    if (kind != ObjectKind.DATABASE && databaseDropped) {
      return Optional.of("comes back with its database: recover that");
    }
    if (kind == ObjectKind.PARTITION && tableDropped) {
      return Optional.of("comes back with its table: recover that");
    }
    if (database == null || (kind == ObjectKind.PARTITION && table == null)) {
      return Optional.of("what it belonged to is gone");
    }
    return Optional.empty();
  }
}
