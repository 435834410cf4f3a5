package org.dorisdr.sync;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.dorisdr.cluster.Backend;
import org.dorisdr.cluster.BackendRpc;
import org.dorisdr.cluster.Cluster;
import org.dorisdr.cluster.ClusterException;
import org.dorisdr.cluster.FrontendRpc;
import org.dorisdr.cluster.HostPort;
import org.dorisdr.cluster.Rows;
import org.dorisdr.cluster.SqlRunner;
import org.dorisdr.testing.MemoryCounters;

/** A model of a Doris cluster with one database and no real data. Not thread safe. */
final class SimCluster implements Cluster {
  static final int BUCKETS = 2;

  private static final Duration SNAPSHOT_LIFE = Duration.ofHours(1);

  final String name;
  final String database;
  final Faults faults;
  final ManualClock clock;
  final Map<String, SimTable> tables = new LinkedHashMap<>();
  final SimBinlogs binlogs = new SimBinlogs(this);
  final Map<Long, Long> droppedPartitions = new HashMap<>();
  final Map<Long, Long> droppedTables = new HashMap<>();
  final Map<String, SimTxn> txnsByLabel = new HashMap<>();
  final Map<Long, SimTxn> txns = new TreeMap<>();
  final Map<String, SimSnapshot> snapshots = new LinkedHashMap<>();
  final Map<String, String> restores = new LinkedHashMap<>();

  /** How many there are; each has all tablets. */
  int backends = 1;

  /** Backends that the frontend takes for dead. */
  final Set<Long> dead = new HashSet<>();

  /** Gives it another backend; before tables are made. */
  void addBackend() {
    backends++;
    network.put(host(backends), this);
  }

  private String host(long backend) {
    return backend == 1 ? name : name + backend;
  }

  /** Restores are refused, as by Doris when there are more replicas than backends. */
  boolean hasTooFewBackends;

  /** What a restore under way brings when it is over, by label and name. */
  final Map<String, Map<String, SimTable>> restoring = new HashMap<>();

  /** How long a restore takes at least, and until when each does. */
  Duration restoresTake = Duration.ZERO;

  final Map<String, Long> restoringUntil = new HashMap<>();

  /** All tables take their places at once, as in an atomic restore. */
  void finishRestore(String label) {
    if (clock.nanoTime() >= restoringUntil.getOrDefault(label, 0L)
        && restores.replace(label, "DOWNLOADING", "FINISHED")) {
      restoring.remove(label).forEach((n, table) -> tables.put(n, table.copy(this, n)));
    }
  }

  /** By host, so that backends find each other. */
  final Map<String, SimCluster> network;

  /** Of AUTO_INCREMENT columns. */
  final MemoryCounters counters = new MemoryCounters();

  /** Highest values of these columns, by table. */
  final Map<String, Long> highest = new HashMap<>();

  /** Why a query of a view fails, by name. */
  final Map<String, ClusterException> unreadable = new HashMap<>();

  final Map<String, Integer> viewsLookedAt = new TreeMap<>();

  boolean databaseExists;

  /** Whether it says that it is busy whenever a transaction is to be committed. */
  boolean refuseCommits;

  /** What its backend says instead of fetching anything; null = nothing. */
  ClusterException ingestError;

  final SimFetches fetches = new SimFetches(this);

  /** Calls that are refused, as with a password that was changed. */
  final Set<String> denied = new HashSet<>();

  /** Tables that no backend can write, make or change right now. */
  final Set<String> broken = new HashSet<>();

  /** How long it tries to make or change them before it says so. */
  Duration failsAfter = Duration.ZERO;

  /** Rows of SHOW RESTORE for what somebody else restored. */
  final List<List<String>> restoredByUsers = new ArrayList<>();

  private long ids;
  private long journal = 100;
  private long awayUntil = Long.MIN_VALUE;
  private long backendAwayUntil = Long.MIN_VALUE;

  /** What is committed stays so, but Doris does not know the labels any more. */
  void forgetLabels() {
    txnsByLabel.values().removeIf(txn -> txn.committed);
  }

  /** Snapshots expire, as in Doris. */
  void keep(String label, SimSnapshot snapshot) {
    snapshot.madeAt = clock.nanoTime();
    snapshots.values().removeIf(s -> clock.nanoTime() - s.madeAt > SNAPSHOT_LIFE.toNanos());
    snapshots.put(label, snapshot);
  }

  SimCluster(
      String name,
      String database,
      long firstId,
      Faults faults,
      ManualClock clock,
      Map<String, SimCluster> network) {
    this.name = name;
    this.database = database;
    this.ids = firstId;
    this.faults = faults;
    this.clock = clock;
    this.network = network;
    network.put(name, this);
  }

  long nextId() {
    return ++ids;
  }

  long nextSeq() {
    journal += 2;
    return journal;
  }

  long lastSeq() {
    return journal;
  }

  SimTable byId(long id) {
    return tables.values().stream().filter(t -> t.id == id).findFirst().orElse(null);
  }

  boolean isBroken(long tabletId) {
    String table = tableOf(tabletId);
    return table != null && broken.contains(table);
  }

  /** Null if no partition in use has that tablet. */
  String tableOf(long tabletId) {
    return tables.values().stream()
        .filter(t -> t.partitions.values().stream().anyMatch(p -> p.has(tabletId)))
        .map(t -> t.name)
        .findFirst()
        .orElse(null);
  }

  SimTable.SimTablet tablet(long id) {
    return tables.values().stream()
        .flatMap(t -> Stream.of(t.partitions, t.temporary))
        .flatMap(partitions -> partitions.values().stream())
        .flatMap(p -> p.tablets.stream())
        .filter(tablet -> tablet.id == id)
        .findFirst()
        .orElse(null);
  }

  SimTable.SimPartition addPartition(SimTable table, String partition, String range) {
    SimTable.SimPartition p = newPartition(partition, range);
    table.partitions.put(partition, p);
    return p;
  }

  SimTable.SimPartition newPartition(String partition, String range) {
    SimTable.SimPartition p = new SimTable.SimPartition();
    p.id = nextId();
    p.name = partition;
    p.range = range;
    for (int i = 0; i < BUCKETS; i++) {
      SimTable.SimTablet tablet = new SimTable.SimTablet();
      tablet.id = nextId();
      p.tablets.add(tablet);
    }
    return p;
  }

  /** Where this cluster's metadata are, to be set back to. */
  record Backup(Map<String, SimTable> tables, SimBinlogs.Backup binlogs, long journal) {}

  Backup saved() {
    Map<String, SimTable> kept = new LinkedHashMap<>();
    tables.forEach((n, t) -> kept.put(n, t.twin()));
    return new Backup(kept, binlogs.saved(), journal);
  }

  void setBackTo(Backup backup) {
    tables.clear();
    backup.tables().forEach((n, t) -> tables.put(n, t.twin()));
    binlogs.setBackTo(backup.binlogs());
    snapshots.clear();
    journal = backup.journal();
  }

  /** A new master: what was only prepared is forgotten. */
  void failOver() {
    txns.values().removeIf(t -> !t.committed);
    txnsByLabel.values().removeIf(t -> !t.committed);
  }

  /** Nobody can reach it for that long. */
  void goAway(Duration span) {
    awayUntil = clock.nanoTime() + span.toNanos();
  }

  /** Its backend answers nothing for that long, and what it was doing waits. */
  void loseBackend(Duration span) {
    backendAwayUntil = clock.nanoTime() + span.toNanos();
  }

  boolean hasBackend() {
    return clock.nanoTime() >= backendAwayUntil;
  }

  void before(String what) throws ClusterException {
    faults.before(what);
    if (denied.contains(what)) {
      throw ClusterException.refused(name + ": Access denied for user 'repl'");
    }
    if (clock.nanoTime() < awayUntil) {
      throw new ClusterException(
          ClusterException.Kind.UNREACHABLE, null, name + " is away: " + what, null);
    }
  }

  void after(String what) throws ClusterException {
    faults.after(what);
  }

  Map<String, List<String>> content() {
    Map<String, List<String>> all = new TreeMap<>();
    tables.forEach((n, t) -> all.put(n, t.content()));
    return all;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public FrontendRpc frontend() {
    return new SimFrontend(this);
  }

  @Override
  public BackendRpc backendRpc() {
    return new SimBackend(this);
  }

  @Override
  public SqlRunner sql() {
    return this::run;
  }

  private Rows run(String inDatabase, String sql) throws ClusterException {
    before(sql);
    Rows rows = new SimSql(this).run(sql);
    after(sql);
    return rows;
  }

  @Override
  public List<Backend> backends() throws ClusterException {
    before("backends");
    List<Backend> all = new ArrayList<>();
    for (long id = 1; id <= backends; id++) {
      all.add(new Backend(id, new HostPort(host(id), 9060), 8040, !dead.contains(id)));
    }
    return all;
  }

  @Override
  public void close() {}

  byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
