package org.dorisdr.minidoris.fe.catalog.ddl;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dorisdr.minidoris.fe.catalog.AlterJob;
import org.dorisdr.minidoris.fe.catalog.BloomFilter;
import org.dorisdr.minidoris.fe.catalog.Column;
import org.dorisdr.minidoris.fe.catalog.IndexMeta;
import org.dorisdr.minidoris.fe.catalog.MaterializedIndex;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.minidoris.fe.catalog.Partition;
import org.dorisdr.minidoris.fe.catalog.SecondaryIndex;
import org.dorisdr.minidoris.fe.catalog.Tablet;
import org.dorisdr.minidoris.fe.catalog.op.AlterJobOp;
import org.dorisdr.minidoris.fe.catalog.tablet.SchemaHashes;
import org.dorisdr.minidoris.fe.session.StatementError;

/** Starts the job of a schema change that rewrites data. The write lock is held. */
final class SchemaChangeStart {
  private final Ddl ddl;
  private final long databaseId;
  private final OlapTable table;

  SchemaChangeStart(Ddl ddl, long databaseId, OlapTable table) {
    this.ddl = ddl;
    this.databaseId = databaseId;
    this.table = table;
  }

  /**
   * @param columns of every index after the change
   * @param indexes secondary ones after it; if they are others than before, all rows are written
   */
  void log(Map<Long, List<Column>> columns, List<SecondaryIndex> indexes, String sql) {
    AlterJob job = newJob(ddl, databaseId, table, "SCHEMA_CHANGE", sql);
    boolean all = !indexes.equals(table.secondaryIndexes);
    if (all) {
      job.secondaryIndexes = new ArrayList<>(indexes);
    }
    columns.forEach(
        (indexId, list) -> {
          IndexMeta old = table.indexMetas.get(indexId);
          if (all || !old.columns.equals(list)) {
            shadow(job, old, list);
          }
        });
    addTablets(ddl, table, job);
    ddl.log(new AlterJobOp(job));
  }

  /** Writes the indexes anew that have a column whose bloom filter comes, goes or changes. */
  void log(BloomFilter before, BloomFilter after, String sql) {
    AlterJob job = newJob(ddl, databaseId, table, "SCHEMA_CHANGE", sql);
    job.properties.putAll(after.properties());
    table.indexMetas.values().stream()
        .filter(m -> after.changes(m.columns, before))
        .forEach(m -> shadow(job, m, m.columns));
    if (job.indexes.isEmpty()) {
      throw StatementError.general("Nothing is changed. please check your alter stmt.");
    }
    addTablets(ddl, table, job);
    ddl.log(new AlterJobOp(job));
  }

  private void shadow(AlterJob job, IndexMeta old, List<Column> columns) {
    IndexMeta meta = new IndexMeta();
    meta.id = ddl.nextId();
    meta.name = "__doris_shadow_" + old.name;
    meta.keysType = old.keysType;
    meta.columns = new ArrayList<>(columns);
    meta.schemaVersion = old.schemaVersion + 1;
    meta.schemaHash = SchemaHashes.next();
    meta.shortKeyCount = SchemaBuilder.shortKeyColumns(columns);
    meta.shadow = true;
    job.indexes.put(meta.id, old.id);
    job.schemas.put(meta.id, meta);
  }

  static AlterJob newJob(Ddl ddl, long databaseId, OlapTable table, String type, String sql) {
    AlterJob job = new AlterJob();
    job.type = type;
    job.dbId = databaseId;
    job.tableId = table.id;
    job.tableName = table.name;
    job.jobId = ddl.nextId();
    job.jobState = "PENDING";
    job.rawSql = sql;
    job.createTime = ddl.now();
    return job;
  }

  /** Gives every partition tablets for the new indexes, where the old ones are. */
  static void addTablets(Ddl ddl, OlapTable table, AlterJob job) {
    for (Partition partition : table.allPartitions()) {
      Map<Long, List<Tablet>> byIndex = new LinkedHashMap<>();
      job.schemas
          .keySet()
          .forEach(
              id -> {
                MaterializedIndex origin = partition.index(job.indexes.get(id));
                byIndex.put(id, ddl.tablets().like(origin));
              });
      job.tablets.put(partition.id, byIndex);
    }
  }
}
