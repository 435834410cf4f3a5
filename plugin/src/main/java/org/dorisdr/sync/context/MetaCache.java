package org.dorisdr.sync.context;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dorisdr.cluster.Backend;
import org.dorisdr.cluster.Cluster;
import org.dorisdr.cluster.ClusterException;
import org.dorisdr.thrift.TGetMetaDB;
import org.dorisdr.thrift.TGetMetaDBMeta;
import org.dorisdr.thrift.TGetMetaRequest;
import org.dorisdr.thrift.TGetMetaResult;
import org.dorisdr.thrift.TGetMetaTable;
import org.dorisdr.thrift.TGetMetaTableMeta;

/**
 * What a job knows of one database of one cluster. Fetched table by table when first needed and
 * again after {@link #forget}. Owned by one worker; not thread safe.
 */
public final class MetaCache {

  private final Cluster cluster;
  private final String database;
  private final Map<Long, TableMeta> byId = new HashMap<>();
  private final Map<String, Long> idByName = new HashMap<>();
  private final Map<Long, Long> droppedPartitions = new HashMap<>();
  private final Map<Long, Long> droppedTables = new HashMap<>();
  private final Map<Long, Long> droppedIndexes = new HashMap<>();
  private Map<Long, Backend> backends;

  public MetaCache(Cluster cluster, String database) {
    this.cluster = cluster;
    this.database = database;
  }

  public Cluster cluster() {
    return cluster;
  }

  public String database() {
    return database;
  }

  /** The table with that id; empty if the database has none (any more). */
  public Optional<TableMeta> table(long id) throws ClusterException {
    TableMeta known = byId.get(id);
    return known != null ? Optional.of(known) : fetch(new TGetMetaTable().setId(id));
  }

  public Optional<TableMeta> table(String name) throws ClusterException {
    Long id = idByName.get(name);
    TableMeta known = id == null ? null : byId.get(id);
    return known != null ? Optional.of(known) : fetch(new TGetMetaTable().setName(name));
  }

  /** Asks the cluster for all tables and views; replaces everything known. */
  public List<TableMeta> all() throws ClusterException {
    forgetAll();
    TGetMetaDBMeta meta = ask(new TGetMetaDB().setName(database));
    List<TableMeta> tables = new ArrayList<>();
    if (meta != null && meta.isSetTables()) {
      for (TGetMetaTableMeta raw : meta.getTables()) {
        tables.add(remember(TableMeta.of(raw)));
      }
    }
    return tables;
  }

  private Optional<TableMeta> fetch(TGetMetaTable which) throws ClusterException {
    TGetMetaDBMeta meta = ask(new TGetMetaDB().setName(database).setTables(List.of(which)));
    if (meta == null || !meta.isSetTables()) {
      return Optional.empty();
    }
    for (TGetMetaTableMeta raw : meta.getTables()) {
      boolean wanted =
          which.isSetId() ? raw.getId() == which.getId() : which.getName().equals(raw.getName());
      if (wanted) {
        return Optional.of(remember(TableMeta.of(raw)));
      }
    }
    return Optional.empty();
  }

  private TableMeta remember(TableMeta table) {
    byId.put(table.id(), table);
    idByName.put(table.name(), table.id());
    return table;
  }

  private TGetMetaDBMeta ask(TGetMetaDB what) throws ClusterException {
    TGetMetaResult result = cluster.frontend().getMeta(new TGetMetaRequest().setDb(what));
    TGetMetaDBMeta meta = result.getDbMeta();
    if (meta != null) {
      note(droppedPartitions, meta.getDroppedPartitionMap());
      note(droppedTables, meta.getDroppedTableMap());
      note(droppedIndexes, meta.getDroppedIndexMap());
    }
    return meta;
  }

  private static void note(Map<Long, Long> known, Map<Long, Long> told) {
    known.clear();
    if (told != null) {
      known.putAll(told);
    }
  }

  boolean isPartitionDropped(long id) {
    return droppedPartitions.containsKey(id);
  }

  boolean isTableDropped(long id) {
    return droppedTables.containsKey(id);
  }

  boolean isIndexDropped(long id) {
    return droppedIndexes.containsKey(id);
  }

  /** The backend with that id, as last heard of; null if the cluster has none. */
  public Backend backend(long id) throws ClusterException {
    if (backends == null || !backends.containsKey(id)) {
      backends = new HashMap<>();
      for (Backend b : cluster.backends()) {
        backends.put(b.id(), b);
      }
    }
    return backends.get(id);
  }

  public void forget(long tableId) {
    byId.remove(tableId);
  }

  public void forget(String tableName) {
    Long id = idByName.remove(tableName);
    if (id != null) {
      byId.remove(id);
    }
  }

  public void forgetAll() {
    byId.clear();
    idByName.clear();
  }

  public void forgetBackends() {
    backends = null;
  }
}
