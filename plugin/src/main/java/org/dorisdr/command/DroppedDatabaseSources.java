package org.dorisdr.command;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.dorisdr.host.Caller;
import org.dorisdr.host.HostException;
import org.dorisdr.recyclebin.Moment;
import org.dorisdr.recyclebin.RecoverStep;
import org.dorisdr.recyclebin.RecycleBin;
import org.dorisdr.recyclebin.RecycleEntry;
import org.dorisdr.sql.Name;
import org.dorisdr.sql.ObjectKind;
import org.dorisdr.sql.RecoverDatabase;

/** Finds dropped databases with which a table would come back. */
final class DroppedDatabaseSources {
  /** Doris puts the tables of a database into the bin a moment before the database itself. */
  private static final Duration TOGETHER = Duration.ofSeconds(2);

  private final RecycleBin bin;
  private final Recovery recovery;

  DroppedDatabaseSources(RecycleBin bin, Recovery recovery) {
    this.bin = bin;
    this.recovery = recovery;
  }

  /**
   * @param moment what was dropped before is left out
   * @param taken whether a database of that name is there, so that another name is needed
   */
  List<TableSource> find(
      String database, String table, LocalDateTime moment, boolean taken, Caller caller)
      throws HostException {
    Map<Long, RecycleEntry> tables = new LinkedHashMap<>();
    Map<Long, RecycleEntry> databases = new LinkedHashMap<>();
    for (RecycleEntry entry : bin.entries()) {
      if (entry.kind() == ObjectKind.DATABASE) {
        databases.put(entry.databaseId(), entry);
      }
      boolean wanted =
          entry.databaseDropped()
              && entry.isTable(database, table)
              && entry.dropTime().filter(t -> !t.isBefore(moment)).isPresent();
      if (wanted) {
        tables.merge(entry.databaseId(), entry, RecycleEntry::later);
      }
    }
    List<TableSource> sources = new ArrayList<>();
    for (RecycleEntry entry : tables.values()) {
      RecycleEntry home = databases.get(entry.databaseId());
      if (home != null && home.dropTime().isPresent()) {
        sources.add(source(entry, home, taken, caller));
      }
    }
    return sources;
  }

  private TableSource source(RecycleEntry table, RecycleEntry home, boolean taken, Caller caller)
      throws HostException {
    String newName = taken ? home.name() + "_" + home.id() : home.name();
    Optional<Name> alias = taken ? Optional.of(Name.of(newName)) : Optional.empty();
    RecoverDatabase statement =
        new RecoverDatabase(
            Name.of(home.name()), OptionalLong.of(home.id()), alias, Optional.empty());
    String sql = null;
    String obstacle;
    try {
      RecoverStep step = recovery.plan(statement, caller).get(0);
      sql = step.sql();
      obstacle = step.obstacle().orElse(null);
    } catch (CommandException e) {
      obstacle = e.getMessage();
    }
    LocalDateTime dropped = home.dropTime().orElseThrow();
    boolean apart = table.dropTime().orElseThrow().plus(TOGETHER).isBefore(dropped);
    return new TableSource(
        "RECYCLE BIN",
        "DATABASE",
        home.name(),
        Long.toString(home.id()),
        Moment.show(dropped),
        newName,
        sql,
        obstacle,
        apart
            ? "nothing: but the table was dropped before its database, RECOVER TABLE has to follow"
            : "nothing: the table comes back with its database",
        recovery.seconds(ObjectKind.DATABASE));
  }
}
