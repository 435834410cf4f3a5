package org.dorisdr.recyclebin;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.dorisdr.cluster.Names;
import org.dorisdr.host.DroppedDatabases;
import org.dorisdr.host.DroppedDatabases.DroppedDatabase;
import org.dorisdr.host.DroppedPartitions;
import org.dorisdr.host.HostException;
import org.dorisdr.host.LocalSql;
import org.dorisdr.sql.Name;
import org.dorisdr.sql.ObjectKind;
import org.dorisdr.sql.RecoverDatabase;
import org.dorisdr.sql.RecoverPartition;
import org.dorisdr.sql.RecoverTable;
import org.dorisdr.sql.RecoverTables;

/** Says what a RECOVER would take back; changes nothing. Thread safe. */
public final class RecoverPlanner {
  private final RecycleBin bin;
  private final LocalSql sql;
  private final DroppedDatabases dropped;
  private final DroppedPartitions droppedPartitions;

  public RecoverPlanner(
      RecycleBin bin, LocalSql sql, DroppedDatabases dropped, DroppedPartitions droppedPartitions) {
    this.bin = bin;
    this.sql = sql;
    this.dropped = dropped;
    this.droppedPartitions = droppedPartitions;
  }

  /** The version of a database that was there at the moment named, or the last one. */
  public RecoverStep plan(RecoverDatabase statement) throws HostException {
    String name = statement.name().text();
    RecycleEntry entry =
        choose("database '" + name + "'", statement.id(), statement.asOf(), isDatabase(name));
    String newName = statement.alias().map(Name::text).orElse(name);
    Optional<String> taken =
        sql.names("SHOW DATABASES").contains(newName)
            ? Optional.of("database '" + newName + "' exists. HINT: give a new name with AS")
            : Optional.empty();
    Optional<DroppedDatabase> content = dropped.find(entry.id());
    Optional<String> missing =
        content
            .filter(c -> !c.missing().isEmpty())
            .map(
                c ->
                    "of its tables %s are erased or were recovered apart, and Doris would lose the others. HINT: restore it from a snapshot"
                        .formatted(c.missing()));
    return step(
            entry, newName, missing.or(() -> taken), "RECOVER DATABASE " + Names.quote(name), "")
        .losing(content.map(RecoverPlanner::lost).orElse(""));
  }

  private static String lost(DroppedDatabase content) {
    String lost =
        content.lost().isEmpty()
            ? ""
            : "; but external tables do not come back: " + String.join(", ", content.lost());
    return content.materialized().isEmpty()
        ? lost
        : lost
            + "; materialized views are made and filled anew: "
            + content.materialized().stream()
                .map(m -> m.view().name())
                .collect(Collectors.joining(", "));
  }

  /** The same for a table of a live database. */
  public RecoverStep plan(RecoverTable statement, String database) throws HostException {
    String name = statement.name().last().text();
    String what = "table '" + database + "." + name + "'";
    RecycleEntry entry;
    try {
      entry = choose(what, statement.id(), statement.asOf(), isTable(database, name));
    } catch (NotInBinException e) {
      throw withItsDatabase(what, database, name).orElse(e);
    }
    return tableStep(entry, statement.alias().map(Name::text).orElse(name), tables(database))
        .losing(gone(entry));
  }

  /** Of a table that was truncated and then dropped, the bin has more than the table. */
  private String gone(RecycleEntry table) throws HostException {
    String partitions =
        bin.entries().stream()
            .filter(e -> e.kind() == ObjectKind.PARTITION && e.tableId() == table.id())
            .sorted(RecoverPlanner::byDropTime)
            .map(e -> e.name() + " at " + Moment.show(e.dropTime().orElse(null)))
            .collect(Collectors.joining(", "));
    return partitions.isEmpty()
        ? ""
        : "; before it, partitions were truncated, overwritten or dropped, which RECOVER PARTITION brings afterwards: "
            + partitions;
  }

  private static int byDropTime(RecycleEntry a, RecycleEntry b) {
    return a.dropTime().orElse(LocalDateTime.MIN).compareTo(b.dropTime().orElse(LocalDateTime.MIN));
  }

  /** The versions of a table before its last one, the newest first. */
  public List<RecoverStep> older(RecoverTable statement, String database) throws HostException {
    String name = statement.name().last().text();
    String newName = statement.alias().map(Name::text).orElse(name);
    Set<String> live = tables(database);
    List<RecycleEntry> versions = versions(isTable(database, name));
    List<RecoverStep> steps = new ArrayList<>();
    for (int i = versions.size() - 2; i >= 0; i--) {
      String later = Moment.show(versions.get(i + 1).dropTime().orElseThrow());
      steps.add(
          tableStep(versions.get(i), newName, live)
              .losing("; a later version was dropped at " + later));
    }
    return steps;
  }

  private Optional<NotInBinException> withItsDatabase(String what, String database, String name)
      throws HostException {
    return bin.entries().stream()
        .filter(e -> e.databaseDropped() && e.isTable(database, name))
        .findFirst()
        .map(
            e ->
                new NotInBinException(
                    "%s was dropped with its database. HINT: RECOVER DATABASE %s %d"
                        .formatted(what, Names.quote(database), e.databaseId())));
  }

  /** The same for a partition of a live table. */
  public RecoverStep plan(RecoverPartition statement, String database) throws HostException {
    String name = statement.name().text();
    String table = statement.table().last().text();
    RecycleEntry entry =
        choose(
            "partition '" + name + "' of table '" + database + "." + table + "'",
            statement.id(),
            statement.asOf(),
            isPartition(database, table, name));
    String newName = statement.alias().map(Name::text).orElse(name);
    // TRUNCATE leaves the old partition in the bin while one of the same name takes its place.
    Optional<String> taken =
        entry.obstacle().isPresent()
            ? Optional.empty()
            : new PartitionPlaces(sql, droppedPartitions, List.of(entry)).obstacle(entry, newName);
    return step(
        entry,
        newName,
        taken,
        "RECOVER PARTITION " + Names.quote(name),
        " FROM " + Names.quote(database, table));
  }

  /** The last versions of many tables of one live database. */
  public List<RecoverStep> plan(RecoverTables statement) throws HostException {
    String database = statement.database().text();
    LocalDateTime after =
        statement.droppedAfter().isPresent()
            ? Moment.parse(statement.droppedAfter().get())
            : LocalDateTime.MIN;
    Set<String> live = tables(database);
    Map<String, RecycleEntry> newest = newestTables(database, after);
    List<RecoverStep> steps = new ArrayList<>();
    if (statement.tables().isEmpty()) {
      for (RecycleEntry entry : newest.values()) {
        steps.add(tableStep(entry, entry.name(), live));
      }
      return steps;
    }
    for (Name name : statement.tables()) {
      RecycleEntry entry = newest.get(name.text());
      if (entry == null) {
        throw notInBin("table '" + database + "." + name + "'");
      }
      steps.add(tableStep(entry, entry.name(), live));
    }
    return steps;
  }

  private Map<String, RecycleEntry> newestTables(String database, LocalDateTime after)
      throws HostException {
    Map<String, RecycleEntry> newest = new LinkedHashMap<>();
    for (RecycleEntry entry : bin.entries()) {
      boolean wanted =
          entry.kind() == ObjectKind.TABLE
              && database.equals(entry.database())
              && !entry.databaseDropped()
              && entry.dropTime().filter(time -> !time.isBefore(after)).isPresent();
      if (wanted) {
        newest.merge(entry.name(), entry, RecycleEntry::later);
      }
    }
    return newest;
  }

  private RecoverStep tableStep(RecycleEntry entry, String newName, Set<String> live) {
    Optional<String> taken =
        live.contains(newName)
            ? Optional.of(
                "table '%s.%s' exists. HINT: give a new name with AS"
                    .formatted(entry.database(), newName))
            : Optional.empty();
    String start = "RECOVER TABLE " + Names.quote(entry.database(), entry.name());
    return step(entry, newName, taken, start, "");
  }

  private static RecoverStep step(
      RecycleEntry entry, String newName, Optional<String> taken, String start, String end) {
    String alias = newName.equals(entry.name()) ? "" : " AS " + Names.quote(newName);
    String statement = start + " " + entry.id() + alias + end;
    return new RecoverStep(
        entry,
        newName,
        statement,
        entry.obstacle().or(() -> taken),
        "nothing: all changes until it was dropped");
  }

  private RecycleEntry choose(
      String what, OptionalLong id, Optional<String> asOf, Predicate<RecycleEntry> named)
      throws HostException {
    List<RecycleEntry> versions =
        versions(named.and(entry -> id.isEmpty() || id.getAsLong() == entry.id()));
    if (versions.isEmpty()) {
      throw notInBin(what);
    }
    if (asOf.isEmpty()) {
      return versions.get(versions.size() - 1);
    }
    LocalDateTime moment = Moment.parse(asOf.get());
    return versions.stream()
        .filter(entry -> !entry.dropTime().orElseThrow().isBefore(moment))
        .findFirst()
        .orElseThrow(
            () ->
                new NotInBinException(
                    "%s was last dropped at %s, before %s. HINT: name an earlier time"
                        .formatted(
                            what,
                            Moment.show(versions.get(versions.size() - 1).dropTime().orElseThrow()),
                            Moment.show(moment))));
  }

  /** The last one stands last. */
  private List<RecycleEntry> versions(Predicate<RecycleEntry> named) throws HostException {
    Comparator<RecycleEntry> byTime = Comparator.comparing(e -> e.dropTime().orElseThrow());
    return bin.entries().stream()
        .filter(named)
        .filter(entry -> entry.dropTime().isPresent())
        .sorted(byTime)
        .toList();
  }

  private static NotInBinException notInBin(String what) {
    return new NotInBinException(
        what + " is not in the recycle bin. HINT: SHOW RECYCLE BIN lists what is");
  }

  private static Predicate<RecycleEntry> isDatabase(String name) {
    return entry -> entry.kind() == ObjectKind.DATABASE && entry.name().equals(name);
  }

  private static Predicate<RecycleEntry> isTable(String database, String name) {
    return entry -> !entry.databaseDropped() && entry.isTable(database, name);
  }

  private static Predicate<RecycleEntry> isPartition(String database, String table, String name) {
    return entry ->
        entry.kind() == ObjectKind.PARTITION
            && Objects.equals(entry.database(), database)
            && Objects.equals(entry.table(), table)
            && !entry.databaseDropped()
            && entry.name().equals(name);
  }

  private Set<String> tables(String database) throws HostException {
    return sql.names("SHOW TABLES FROM " + Names.quote(database));
  }
}
