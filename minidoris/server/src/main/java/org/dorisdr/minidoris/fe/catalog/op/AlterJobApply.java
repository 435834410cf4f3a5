package org.dorisdr.minidoris.fe.catalog.op;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dorisdr.minidoris.fe.Frontend;
import org.dorisdr.minidoris.fe.catalog.AlterJob;
import org.dorisdr.minidoris.fe.catalog.BloomFilter;
import org.dorisdr.minidoris.fe.catalog.IndexMeta;
import org.dorisdr.minidoris.fe.catalog.MaterializedIndex;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.minidoris.fe.catalog.Partition;
import org.dorisdr.minidoris.fe.catalog.Tablet;

/** What the states of a heavy alter job do to its table. */
public final class AlterJobApply {
  private AlterJobApply() {}

  public static void apply(Frontend frontend, AlterJob job) {
    CatalogAccess.manager(frontend).jobs().put(job);
    OlapTable table = CatalogAccess.olap(frontend, job.tableId).orElse(null);
    if (table == null || job.light) {
      return;
    }
    switch (job.jobState) {
      case "PENDING" -> table.state = state(job);
      case "WAITING_TXN" -> addShadows(frontend, table, job);
      case "FINISHED" -> finish(frontend, table, job);
      case "CANCELLED" -> cancel(frontend, table, job);
      default -> {
        // RUNNING changes nothing.
      }
    }
  }

  private static String state(AlterJob job) {
    return job.type.equals("ROLLUP") ? "ROLLUP" : "SCHEMA_CHANGE";
  }

  private static void addShadows(Frontend frontend, OlapTable table, AlterJob job) {
    table.state = state(job);
    job.schemas.forEach(
        (id, meta) -> {
          meta.shadow = true;
          table.indexMetas.put(id, meta);
        });
    for (Partition partition : table.allPartitions()) {
      Map<Long, List<Tablet>> tablets = job.tablets.getOrDefault(partition.id, Map.of());
      tablets.forEach(
          (indexId, list) -> {
            MaterializedIndex index = new MaterializedIndex(indexId);
            index.state = MaterializedIndex.State.SHADOW;
            index.tablets = list;
            partition.indexes.put(indexId, index);
          });
      CatalogAccess.manager(frontend).indexTablets(job.dbId, table, partition);
    }
  }

  private static void finish(Frontend frontend, OlapTable table, AlterJob job) {
    job.indexes.forEach(
        (newId, oldId) -> {
          IndexMeta meta = table.indexMetas.get(newId);
          if (meta != null) {
            meta.shadow = false;
            boolean replaces = job.type.equals("SCHEMA_CHANGE");
            table.allPartitions().forEach(p -> show(frontend, p, newId, replaces ? oldId : -1));
            if (replaces) {
              replaceMeta(table, newId, oldId);
            }
          }
        });
    job.properties.forEach((k, v) -> BloomFilter.set(table, k, v));
    BloomFilter.prune(table);
    if (job.secondaryIndexes != null) {
      table.secondaryIndexes = new ArrayList<>(job.secondaryIndexes);
    }
    table.secondaryIndexes.removeIf(
        i -> i.columns().stream().anyMatch(name -> !table.baseIndex().has(name)));
    leave(frontend, table);
  }

  private static void show(Frontend frontend, Partition partition, long newId, long oldId) {
    MaterializedIndex index = partition.indexes.get(newId);
    if (index == null) {
      return;
    }
    index.state = MaterializedIndex.State.NORMAL;
    // Filled up to what was visible; what came later was written here as well.
    index.tablets.forEach(
        t ->
            t.replicas.forEach(
                r -> {
                  if (r.lastFailedVersion < 0) {
                    r.version = Math.max(r.version, partition.visibleVersion);
                  }
                }));
    if (oldId < 0) {
      return;
    }
    Map<Long, MaterializedIndex> after = new LinkedHashMap<>();
    partition.indexes.forEach(
        (id, old) -> {
          if (id == oldId) {
            after.put(newId, index);
          } else if (id != newId) {
            after.put(id, old);
          }
        });
    CatalogAccess.dropIndex(frontend, partition, oldId);
    partition.indexes = after;
  }

  /** The new index takes the old one's place and name. */
  private static void replaceMeta(OlapTable table, long newId, long oldId) {
    Map<Long, IndexMeta> after = new LinkedHashMap<>();
    IndexMeta fresh = table.indexMetas.get(newId);
    table.indexMetas.forEach(
        (id, meta) -> {
          if (id == oldId) {
            fresh.name = meta.name;
            after.put(newId, fresh);
          } else if (id != newId) {
            after.put(id, meta);
          }
        });
    table.indexMetas = after;
    if (table.baseIndexId == oldId) {
      table.baseIndexId = newId;
    }
    int highest = fresh.columns.stream().mapToInt(c -> c.uniqueId()).max().orElse(-1);
    table.maxColumnUniqueId = Math.max(table.maxColumnUniqueId, highest);
  }

  private static void cancel(Frontend frontend, OlapTable table, AlterJob job) {
    job.schemas.keySet().forEach(table.indexMetas::remove);
    for (Partition partition : table.allPartitions()) {
      job.schemas.keySet().forEach(id -> CatalogAccess.dropIndex(frontend, partition, id));
    }
    leave(frontend, table);
  }

  /** Other rollups of the same statement may be to come. */
  private static void leave(Frontend frontend, OlapTable table) {
    boolean others =
        CatalogAccess.manager(frontend).jobs().all().stream()
            .anyMatch(j -> j.tableId == table.id && !j.light && j.isOpen());
    if (!others) {
      table.state = "NORMAL";
    }
  }
}
