package org.dorisdr.minidoris.fe.catalog;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.dorisdr.minidoris.common.Json;
import org.dorisdr.minidoris.fe.FeModule;
import org.dorisdr.minidoris.fe.FeServer;
import org.dorisdr.minidoris.fe.catalog.ddl.Ddl;
import org.dorisdr.minidoris.fe.catalog.ddl.DynamicPartitionScheduler;
import org.dorisdr.minidoris.fe.catalog.ddl.DynamicPartitions;
import org.dorisdr.minidoris.fe.catalog.ddl.MaterializedViewRefresher;
import org.dorisdr.minidoris.fe.catalog.job.AlterJobRunner;
import org.dorisdr.minidoris.fe.catalog.op.CreateDatabaseOp;
import org.dorisdr.minidoris.fe.catalog.tablet.TabletsInMaking;
import org.dorisdr.minidoris.fe.journal.CorruptMetadataException;
import org.dorisdr.minidoris.fe.journal.ImageModule;
import org.dorisdr.minidoris.fe.journal.OpRegistry;
import org.dorisdr.minidoris.fe.session.StatementRegistry;

/**
 * The catalog of a frontend, with indexes by name and id. All but {@link #nextId} and {@link #lock}
 * is guarded by the lock; what changes it is called by journal operations only.
 */
public final class CatalogManager implements Catalog, FeModule, ImageModule {
  /** Jobs wait in it three or four times, as none holds the thread until its backends answer. */
  private static final long ALTER_PAUSE_MILLIS = 50;

  private final FeServer fe;
  private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
  private final Map<Long, Database> databases = new ConcurrentHashMap<>();
  private final Map<String, Database> databasesByName = new HashMap<>();
  private final Map<Long, Database> databaseOfTable = new HashMap<>();
  private final Map<Long, OlapTable> materializedViews = new TreeMap<>();
  private final Map<Long, TabletPlace> tablets = new HashMap<>();
  private final TabletsInMaking tabletsInMaking = new TabletsInMaking();
  private final AlterJobs jobs = new AlterJobs();
  private final DynamicRuns dynamicRuns = new DynamicRuns();
  private final AutoIncrements autoIncrements = new AutoIncrements();

  public CatalogManager(FeServer fe) {
    this.fe = fe;
  }

  @Override
  public void operations(OpRegistry ops) {
    CatalogOps.register(ops);
  }

  @Override
  public void statements(StatementRegistry statements) {
    CatalogStatements.register(fe, statements);
  }

  @Override
  public Optional<ImageModule> image() {
    return Optional.of(this);
  }

  @Override
  public void start() {
    fe.daemons().onMaster("alter jobs", ALTER_PAUSE_MILLIS, new AlterJobRunner(new Ddl(fe))::tick);
    Ddl ddl = new Ddl(fe);
    fe.daemons()
        .onMaster(
            "materialized views",
            MaterializedViewRefresher.PAUSE_MILLIS,
            new MaterializedViewRefresher(ddl)::tick);
    DynamicPartitionScheduler scheduler =
        new DynamicPartitionScheduler(
            fe.settings(), new DynamicPartitions(ddl, ddl::now)::run, System::nanoTime);
    fe.daemons()
        .onMaster("dynamic partitions", DynamicPartitionScheduler.PAUSE_MILLIS, scheduler::tick);
  }

  /** Makes the database in which Doris keeps its own things. */
  @Override
  public void onMaster() {
    for (String name : new String[] {"mysql", "__internal_schema"}) {
      long id = name.equals("mysql") ? 1 : nextId();
      lock.writeLock().lock();
      try {
        if (!databasesByName.containsKey(name)) {
          fe.editLog().write(new CreateDatabaseOp(id, name, Map.of()));
        }
      } finally {
        lock.writeLock().unlock();
      }
    }
  }

  @Override
  public DynamicRuns dynamicRuns() {
    return dynamicRuns;
  }

  @Override
  public TabletsInMaking tabletsInMaking() {
    return tabletsInMaking;
  }

  @Override
  public AutoIncrements autoIncrements() {
    return autoIncrements;
  }

  /** Schema change, rollup and index jobs. */
  public AlterJobs jobs() {
    return jobs;
  }

  @Override
  public ReentrantReadWriteLock lock() {
    return lock;
  }

  @Override
  public Collection<Database> databases() {
    return databases.values();
  }

  @Override
  public Optional<Database> database(String name) {
    return Optional.ofNullable(databasesByName.get(name));
  }

  @Override
  public Optional<Database> database(long id) {
    return Optional.ofNullable(databases.get(id));
  }

  @Override
  public Optional<Table> table(long tableId) {
    Database database = databaseOfTable.get(tableId);
    return database == null ? Optional.empty() : Optional.ofNullable(database.tables.get(tableId));
  }

  @Override
  public Optional<Database> databaseOfTable(long tableId) {
    return Optional.ofNullable(databaseOfTable.get(tableId));
  }

  @Override
  public long nextId() {
    return fe.ids().nextId();
  }

  @Override
  public Optional<TabletPlace> tablet(long tabletId) {
    return Optional.ofNullable(tablets.get(tabletId));
  }

  /** Adds a database, and the tables that it has. */
  @Override
  public void addDatabase(Database database) {
    database.setUsualTransactionQuota(
        fe.settings().number("max_running_txn_num_per_db", database.transactionQuota()));
    databases.put(database.id, database);
    databasesByName.put(database.name, database);
    database.tables.values().forEach(t -> index(database, t));
  }

  /** Takes a database away, its tables with it; their tablets stay known until they are erased. */
  @Override
  public Database removeDatabase(long id) {
    Database database = databases.remove(id);
    if (database != null) {
      databasesByName.remove(database.name);
      database.tables.keySet().forEach(this::forget);
    }
    return database;
  }

  public void renameDatabase(long id, String newName) {
    Database database = databases.get(id);
    databasesByName.remove(database.name);
    database.name = newName;
    databasesByName.put(newName, database);
  }

  /** Adds or replaces a table. */
  public void addTable(long databaseId, Table table) {
    Database database = databases.get(databaseId);
    database.tables.put(table.id, table);
    index(database, table);
  }

  /** Takes a table away; its tablets stay known until they are erased. Null if it is not there. */
  public Table removeTable(long databaseId, long tableId) {
    Database database = databases.get(databaseId);
    forget(tableId);
    return database == null ? null : database.tables.remove(tableId);
  }

  private void forget(long tableId) {
    databaseOfTable.remove(tableId);
    materializedViews.remove(tableId);
  }

  /** The asynchronous materialized views of all databases. */
  public List<OlapTable> materializedViews() {
    return List.copyOf(materializedViews.values());
  }

  private void index(Database database, Table table) {
    databaseOfTable.put(table.id, database);
    if (table instanceof OlapTable olap) {
      if (olap.materialized != null) {
        materializedViews.put(olap.id, olap);
      }
      olap.allPartitions().forEach(p -> indexTablets(database.id, olap, p));
    }
  }

  /** Makes the tablets of a partition known; again, if they moved to another table. */
  public void indexTablets(long databaseId, OlapTable table, Partition partition) {
    for (MaterializedIndex index : partition.indexes.values()) {
      for (Tablet tablet : index.tablets) {
        tablets.put(tablet.id, new TabletPlace(databaseId, table, partition, index, tablet));
      }
    }
  }

  /** How many tablets a backend has. */
  public long tabletsOf(long backendId) {
    return tablets.values().stream()
        .flatMap(p -> p.tablet().replicas.stream())
        .filter(r -> r.backendId == backendId)
        .count();
  }

  /** Forgets the tablets of a partition that was erased. */
  public void forgetTablets(Partition partition) {
    for (MaterializedIndex index : partition.indexes.values()) {
      index.tablets.forEach(t -> tablets.remove(t.id));
    }
  }

  /** Forgets all tablets of a table that was erased. */
  public void forgetTablets(Table table) {
    if (table instanceof OlapTable olap) {
      olap.allPartitions().forEach(this::forgetTablets);
    }
  }

  @Override
  public String imageName() {
    return "catalog";
  }

  @Override
  public JsonNode saveImage() {
    ObjectNode saved = Json.mapper().createObjectNode();
    saved.set("databases", Json.mapper().valueToTree(List.copyOf(databases.values())));
    saved.set("jobs", jobs.saveImage());
    return saved;
  }

  @Override
  public void loadImage(JsonNode saved) {
    try {
      databases.clear();
      databasesByName.clear();
      databaseOfTable.clear();
      materializedViews.clear();
      tablets.clear();
      Database[] all = Json.mapper().treeToValue(saved.get("databases"), Database[].class);
      Arrays.stream(all).forEach(this::addDatabase);
      jobs.loadImage(saved.get("jobs"));
    } catch (JsonProcessingException e) {
      throw new CorruptMetadataException("the catalog in the image cannot be read", e);
    }
  }
}
