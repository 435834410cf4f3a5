package org.dorisdr.command;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.dorisdr.cluster.Names;
import org.dorisdr.config.NearestName;
import org.dorisdr.host.Caller;
import org.dorisdr.host.DroppedPartitions;
import org.dorisdr.host.HostException;
import org.dorisdr.host.LocalCluster;
import org.dorisdr.host.LocalSql;
import org.dorisdr.recyclebin.DatabaseRecovery;
import org.dorisdr.recyclebin.Expiry;
import org.dorisdr.recyclebin.Moment;
import org.dorisdr.recyclebin.PartitionPlaces;
import org.dorisdr.recyclebin.RecycleBin;
import org.dorisdr.recyclebin.RecycleEntry;
import org.dorisdr.recyclebin.TakenPlaces;
import org.dorisdr.sql.Name;
import org.dorisdr.sql.ShowRecycleBin;

/** SHOW RECYCLE BIN: what the caller may see, with the statement that takes it back. */
public final class ShowRecycleBinCommand implements ShowCommand<ShowRecycleBin> {
  private static final List<String> COLUMNS =
      List.of(
          "Type",
          "Name",
          "DbName",
          "TableName",
          "DbId",
          "TableId",
          "PartitionId",
          "DropTime",
          "ExpireTime",
          "DataSize",
          "Recover",
          "Obstacle");

  private final RecycleBin bin;
  private final LocalSql sql;
  private final DroppedPartitions droppedPartitions;
  private final DatabaseRecovery databases;
  private final RecoverPrivileges privileges;
  private final LocalCluster local;

  public ShowRecycleBinCommand(
      RecycleBin bin,
      LocalSql sql,
      DroppedPartitions droppedPartitions,
      DatabaseRecovery databases,
      RecoverPrivileges privileges,
      LocalCluster local) {
    this.bin = bin;
    this.sql = sql;
    this.droppedPartitions = droppedPartitions;
    this.databases = databases;
    this.privileges = privileges;
    this.local = local;
  }

  @Override
  public Answer run(ShowRecycleBin statement, Caller caller)
      throws CommandException, HostException {
    Duration retention = bin.retention();
    Predicate<String> wanted = LikePattern.of(statement.like());
    Optional<String> database = statement.database().map(Name::text);
    List<RecycleEntry> all = bin.entries();
    Expiry expiry = bin.expiry(all, retention);
    List<RecycleEntry> shown = new ArrayList<>();
    for (RecycleEntry entry : all) {
      boolean asked = database.isEmpty() || database.get().equals(entry.database());
      if (asked && wanted.test(entry.name()) && privileges.maySee(caller, entry)) {
        shown.add(entry);
      }
    }
    TakenPlaces places = new TakenPlaces(sql, new PartitionPlaces(sql, droppedPartitions, shown));
    List<List<String>> rows = new ArrayList<>();
    for (RecycleEntry entry : shown) {
      rows.add(row(entry, expiry, places));
    }
    for (DatabaseRecovery.LeftView view : databases.left(retention)) {
      boolean asked = database.isEmpty() || database.get().equals(view.database());
      boolean may = privileges.maySee(caller, view.database(), view.name());
      if (asked && wanted.test(view.name()) && may) {
        rows.add(row(view, retention));
      }
    }
    if (rows.isEmpty() && database.isPresent()) {
      needKnown(database.get(), all, caller);
    }
    return new Answer(COLUMNS, rows);
  }

  /**
   * An empty answer for a name that nothing ever had would read as "nothing was dropped there". Who
   * may not know which databases there are gets that answer all the same.
   */
  private void needKnown(String database, List<RecycleEntry> all, Caller caller)
      throws CommandException, HostException {
    Set<String> known = new TreeSet<>();
    all.forEach(entry -> known.add(Objects.requireNonNullElse(entry.database(), "")));
    known.addAll(sql.names("SHOW DATABASES"));
    if (known.contains(database) || !privileges.maySee(caller, database, null)) {
      return;
    }
    known.removeIf(name -> !privileges.maySee(caller, name, null));
    String near =
        NearestName.find(database, known).map("did you mean '%s'? "::formatted).orElse("");
    throw NumberedException.unknownDatabase(
        database, near + "SHOW RECYCLE BIN without FROM lists all that was dropped");
  }

  /** A view that its recovered database had and that could not be made yet. */
  private List<String> row(DatabaseRecovery.LeftView view, Duration retention) {
    LocalDateTime time = LocalDateTime.ofInstant(view.time(), local.zone());
    return Arrays.asList(
        "View",
        view.name(),
        view.database(),
        view.name(),
        id(view.databaseId()),
        null,
        null,
        Moment.show(time),
        Moment.show(time.plus(retention)),
        null,
        view.sql(),
        view.problem());
  }

  /** Where only the place is taken, the statement works as soon as that is free. */
  private static List<String> row(RecycleEntry entry, Expiry expiry, TakenPlaces places)
      throws HostException {
    Optional<String> obstacle = entry.obstacle();
    Optional<String> taken = places.obstacle(entry);
    return Arrays.asList(
        switch (entry.kind()) {
          case DATABASE -> "Database";
          case TABLE -> "Table";
          case PARTITION -> "Partition";
        },
        entry.name(),
        entry.database(),
        entry.table(),
        id(entry.databaseId()),
        id(entry.tableId()),
        id(entry.partitionId()),
        Moment.show(entry.dropTime().orElse(null)),
        Moment.show(expiry.of(entry)),
        entry.dataSize(),
        obstacle.isPresent() ? null : statement(entry),
        obstacle.or(() -> taken).orElse(null));
  }

  private static String id(long id) {
    return id < 0 ? null : Long.toString(id);
  }

  private static String statement(RecycleEntry entry) {
    return switch (entry.kind()) {
      case DATABASE -> "RECOVER DATABASE %s %d".formatted(Names.quote(entry.name()), entry.id());
      case TABLE ->
          "RECOVER TABLE %s %d".formatted(Names.quote(entry.database(), entry.name()), entry.id());
      case PARTITION ->
          "RECOVER PARTITION %s %d FROM %s"
              .formatted(
                  Names.quote(entry.name()),
                  entry.id(),
                  Names.quote(entry.database(), entry.table()));
    };
  }
}
