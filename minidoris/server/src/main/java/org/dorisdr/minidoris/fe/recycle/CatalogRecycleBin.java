package org.dorisdr.minidoris.fe.recycle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.dorisdr.minidoris.common.Json;
import org.dorisdr.minidoris.fe.catalog.CatalogManager;
import org.dorisdr.minidoris.fe.catalog.Database;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.minidoris.fe.catalog.Partition;
import org.dorisdr.minidoris.fe.catalog.Table;
import org.dorisdr.minidoris.fe.journal.ImageModule;

/** The recycle bin in memory, saved in the image. Guarded by the catalog's lock. */
public final class CatalogRecycleBin implements RecycleBin, ImageModule {
  private final Supplier<CatalogManager> catalog;
  private final Map<Long, DatabaseEntry> databases = new LinkedHashMap<>();
  private final Map<Long, TableEntry> tables = new LinkedHashMap<>();
  private final Map<Long, PartitionEntry> partitions = new LinkedHashMap<>();

  /**
   * @param catalog where the tablets of all entries stay known until they are erased
   */
  CatalogRecycleBin(Supplier<CatalogManager> catalog) {
    this.catalog = catalog;
  }

  @Override
  public void putDatabase(Database database, long dropTime) {
    Set<String> names = new LinkedHashSet<>();
    Set<Long> ids = new LinkedHashSet<>();
    for (Table table : database.tables.values()) {
      names.add(table.name);
      ids.add(table.id);
      putTable(database.id, table, dropTime);
    }
    database.tables.clear();
    databases.put(database.id, new DatabaseEntry(database, names, ids, dropTime));
  }

  @Override
  public void putTable(long databaseId, Table table, long dropTime) {
    tables.put(table.id, new TableEntry(databaseId, table, dropTime));
  }

  @Override
  public void putPartition(long databaseId, long tableId, Partition partition, long dropTime) {
    partitions.put(partition.id, new PartitionEntry(databaseId, tableId, partition, dropTime));
  }

  @Override
  public Collection<DatabaseEntry> databases() {
    return Collections.unmodifiableCollection(databases.values());
  }

  @Override
  public Collection<TableEntry> tables() {
    return Collections.unmodifiableCollection(tables.values());
  }

  @Override
  public Collection<PartitionEntry> partitions() {
    return Collections.unmodifiableCollection(partitions.values());
  }

  @Override
  public Optional<DatabaseEntry> database(long databaseId) {
    return Optional.ofNullable(databases.get(databaseId));
  }

  @Override
  public Optional<TableEntry> table(long tableId) {
    return Optional.ofNullable(tables.get(tableId));
  }

  @Override
  public Optional<PartitionEntry> partition(long partitionId) {
    return Optional.ofNullable(partitions.get(partitionId));
  }

  /** Takes an entry out, to erase or to recover it; null if it is not there (any more). */
  DatabaseEntry takeDatabase(long databaseId) {
    return databases.remove(databaseId);
  }

  TableEntry takeTable(long tableId) {
    return tables.remove(tableId);
  }

  PartitionEntry takePartition(long partitionId) {
    return partitions.remove(partitionId);
  }

  @Override
  public String imageName() {
    return "recycleBin";
  }

  @Override
  public JsonNode saveImage() {
    ObjectNode saved = Json.mapper().createObjectNode();
    saved.set("databases", Json.mapper().valueToTree(databases.values()));
    saved.set("tables", Json.mapper().valueToTree(tables.values()));
    saved.set("partitions", Json.mapper().valueToTree(partitions.values()));
    return saved;
  }

  @Override
  public void loadImage(JsonNode saved) {
    databases.clear();
    tables.clear();
    partitions.clear();
    for (JsonNode node : saved.path("databases")) {
      DatabaseEntry entry = Json.mapper().convertValue(node, DatabaseEntry.class);
      databases.put(entry.database().id, entry);
    }
    for (JsonNode node : saved.path("tables")) {
      TableEntry entry = Json.mapper().convertValue(node, TableEntry.class);
      tables.put(entry.table().id, entry);
      if (entry.table() instanceof OlapTable olap) {
        olap.allPartitions().forEach(p -> index(entry.databaseId(), olap, p));
      }
    }
    for (JsonNode node : saved.path("partitions")) {
      PartitionEntry entry = Json.mapper().convertValue(node, PartitionEntry.class);
      partitions.put(entry.partition().id, entry);
      if (tableOf(entry) != null) {
        index(entry.databaseId(), tableOf(entry), entry.partition());
      }
    }
  }

  private void index(long databaseId, OlapTable table, Partition partition) {
    catalog.get().indexTablets(databaseId, table, partition);
  }

  /** Table that a partition came from, live or in the bin; null if it is gone. */
  OlapTable tableOf(PartitionEntry entry) {
    Table table =
        catalog
            .get()
            .table(entry.tableId())
            .or(() -> table(entry.tableId()).map(TableEntry::table))
            .orElse(null);
    return table instanceof OlapTable olap ? olap : null;
  }
}
