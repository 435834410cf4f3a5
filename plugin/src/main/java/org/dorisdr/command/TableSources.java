package org.dorisdr.command;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.dorisdr.cluster.Names;
import org.dorisdr.host.Caller;
import org.dorisdr.host.Clock;
import org.dorisdr.host.DroppedPartitions;
import org.dorisdr.host.HostException;
import org.dorisdr.host.LocalCluster;
import org.dorisdr.host.LocalSql;
import org.dorisdr.recyclebin.Moment;
import org.dorisdr.recyclebin.PartitionPlaces;
import org.dorisdr.recyclebin.RecoverStep;
import org.dorisdr.recyclebin.RecycleBin;
import org.dorisdr.recyclebin.RecycleEntry;
import org.dorisdr.sql.ObjectKind;
import org.dorisdr.sync.job.SyncJobs;
import org.dorisdr.sync.state.SyncJobRecord;
import org.dorisdr.sync.state.SyncStore;

/**
 * All places that a table can come back from: the recycle bin, snapshots in all repositories, sync
 * jobs that write it. The best comes first.
 */
public final class TableSources {
  private static final Comparator<TableSource> NEWEST_FIRST =
      Comparator.comparing(TableSource::time, Comparator.nullsLast(Comparator.reverseOrder()));

  private final RecycleBin bin;
  private final Recovery recovery;
  private final DroppedDatabaseSources databases;
  private final SnapshotSources snapshots;
  private final SyncJobs jobs;
  private final LocalSql sql;
  private final DroppedPartitions droppedPartitions;
  private final Clock clock;
  private final LocalCluster local;

  public TableSources(
      RecycleBin bin,
      Recovery recovery,
      SnapshotSources snapshots,
      SyncJobs jobs,
      LocalSql sql,
      DroppedPartitions droppedPartitions,
      Clock clock,
      LocalCluster local) {
    this.bin = bin;
    this.recovery = recovery;
    this.databases = new DroppedDatabaseSources(bin, recovery);
    this.snapshots = snapshots;
    this.jobs = jobs;
    this.sql = sql;
    this.droppedPartitions = droppedPartitions;
    this.clock = clock;
    this.local = local;
  }

  /**
   * @param steps what the bin has of the table itself, the best version first
   * @param asOf the moment named; empty = now
   */
  List<TableSource> find(
      String database, String table, List<RecoverStep> steps, Optional<String> asOf, Caller caller)
      throws HostException {
    LocalDateTime moment =
        asOf.isPresent()
            ? Moment.parse(asOf.get())
            : LocalDateTime.ofInstant(clock.now(), local.zone()).withNano(0);
    List<TableSource> sources = new ArrayList<>();
    steps.stream().limit(1).forEach(step -> sources.add(dropped(step)));
    LocalDateTime after = asOf.isPresent() ? moment : LocalDateTime.MIN;
    boolean home = sql.names("SHOW DATABASES").contains(database);
    boolean taken = home && sql.names("SHOW TABLES FROM " + Names.quote(database)).contains(table);
    sources.addAll(partitions(database, table, after));
    sources.addAll(databases.find(database, table, after, home, caller));
    List<TableSource> earlier = new ArrayList<>(snapshots.find(database, table, moment, taken));
    steps.stream().skip(1).forEach(step -> earlier.add(dropped(step)));
    earlier.sort(NEWEST_FIRST);
    sources.addAll(homeless(home, database, earlier));
    sources.addAll(homeless(home, database, syncJobs(database, table)));
    // Stable: of two that work, the one that loses less was added first.
    sources.sort(Comparator.comparing(s -> s.obstacle() != null));
    return sources;
  }

  private TableSource dropped(RecoverStep step) {
    return new TableSource(
        "RECYCLE BIN",
        "TABLE",
        step.entry().name(),
        Long.toString(step.entry().id()),
        Moment.show(step.entry().dropTime().orElse(null)),
        step.newName(),
        step.sql(),
        step.obstacle().orElse(null),
        step.lost(),
        recovery.seconds(step.entry().kind()));
  }

  /** What TRUNCATE, INSERT OVERWRITE and DROP PARTITION left of a table that is there. */
  private List<TableSource> partitions(String database, String table, LocalDateTime moment)
      throws HostException {
    List<RecycleEntry> found = new ArrayList<>();
    for (RecycleEntry entry : bin.entries()) {
      boolean ofTable =
          entry.kind() == ObjectKind.PARTITION
              && Objects.equals(entry.database(), database)
              && Objects.equals(entry.table(), table)
              && entry.dropTime().filter(t -> !t.isBefore(moment)).isPresent();
      if (ofTable) {
        found.add(entry);
      }
    }
    PartitionPlaces places = new PartitionPlaces(sql, droppedPartitions, found);
    List<TableSource> sources = new ArrayList<>();
    for (RecycleEntry entry : found) {
      sources.add(partition(entry, places));
    }
    return sources;
  }

  private TableSource partition(RecycleEntry entry, PartitionPlaces places) throws HostException {
    String newName = entry.name() + "_" + entry.id();
    Optional<String> obstacle = entry.obstacle();
    return new TableSource(
        "RECYCLE BIN",
        "PARTITION",
        entry.name(),
        Long.toString(entry.id()),
        Moment.show(entry.dropTime().orElse(null)),
        newName,
        "RECOVER PARTITION %s %d AS %s FROM %s"
            .formatted(
                Names.quote(entry.name()),
                entry.id(),
                Names.quote(newName),
                Names.quote(entry.database(), entry.table())),
        (obstacle.isPresent() ? obstacle : places.obstacle(entry, newName)).orElse(null),
        "nothing of this partition",
        recovery.seconds(entry.kind()));
  }

  /** What writes into a database that is gone has to wait for it. */
  private static List<TableSource> homeless(
      boolean home, String database, List<TableSource> sources) {
    String obstacle =
        "database '%s' is not there. HINT: CREATE DATABASE %s, or take it back"
            .formatted(database, Names.quote(database));
    return home ? sources : sources.stream().map(s -> s.blockedBy(obstacle)).toList();
  }

  private List<TableSource> syncJobs(String database, String table) {
    List<TableSource> sources = new ArrayList<>();
    for (SyncStore.Slot slot : jobs.all()) {
      SyncJobRecord job = slot.record();
      if (job != null && database.equals(job.targetDatabase) && writes(job, table)) {
        boolean promoted = job.state == SyncJobRecord.State.PROMOTED;
        sources.add(
            new TableSource(
                "SYNC JOB",
                "TABLE",
                job.name,
                null,
                null,
                table,
                "ALTER SYNC JOB %s RESYNC TABLE %s"
                    .formatted(Names.quote(job.name), Names.quote(sourceName(job, table))),
                promoted ? "the job was promoted and replicates no more" : null,
                "comes as it is on cluster %s now, with all changes since, also mistakes"
                    .formatted(job.cluster),
                null));
      }
    }
    return sources;
  }

  private static boolean writes(SyncJobRecord job, String table) {
    return job.isTableJob() ? table.equals(job.targetTable) : job.covers(table);
  }

  private static String sourceName(SyncJobRecord job, String table) {
    return job.isTableJob() ? job.sourceTable : table;
  }
}
