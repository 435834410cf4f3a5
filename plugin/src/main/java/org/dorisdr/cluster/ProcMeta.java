package org.dorisdr.cluster;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dorisdr.thrift.TGetMetaDB;
import org.dorisdr.thrift.TGetMetaDBMeta;
import org.dorisdr.thrift.TGetMetaIndexMeta;
import org.dorisdr.thrift.TGetMetaPartitionMeta;
import org.dorisdr.thrift.TGetMetaReplicaMeta;
import org.dorisdr.thrift.TGetMetaResult;
import org.dorisdr.thrift.TGetMetaTable;
import org.dorisdr.thrift.TGetMetaTableMeta;
import org.dorisdr.thrift.TGetMetaTabletMeta;
import org.dorisdr.thrift.TStatus;
import org.dorisdr.thrift.TStatusCode;

/**
 * Answers getMeta from SHOW PROC. A real FE fails on getMeta with a token instead of a password, so
 * the cluster that we live in is read this way. Thread safe; dropped objects are not told.
 */
final class ProcMeta {

  private final ProcTree<ClusterException> proc;

  ProcMeta(SqlRunner sql) {
    this.proc = ProcTree.of(sql);
  }

  TGetMetaResult getMeta(TGetMetaDB wanted) throws ClusterException {
    TGetMetaResult result = new TGetMetaResult(new TStatus(TStatusCode.OK));
    Long database = proc.databaseId(wanted.getName());
    if (database == null) {
      return result;
    }
    String path = "/" + database;
    Rows tables = proc.tables(database);
    TGetMetaDBMeta meta = new TGetMetaDBMeta().setId(database).setName(wanted.getName());
    meta.setTables(new ArrayList<>());
    for (int i = 0; i < tables.rows().size(); i++) {
      String type = tables.value(i, "Type");
      if ("OLAP".equals(type) && isWanted(wanted, tables, i)) {
        meta.addToTables(table(path, tables, i));
      }
    }
    return result.setDbMeta(meta);
  }

  private static boolean isWanted(TGetMetaDB wanted, Rows tables, int row) {
    if (!wanted.isSetTables()) {
      return true;
    }
    for (TGetMetaTable one : wanted.getTables()) {
      boolean same =
          one.isSetId()
              ? Long.toString(one.getId()).equals(tables.value(row, "TableId"))
              : one.getName().equals(tables.value(row, "TableName"));
      if (same) {
        return true;
      }
    }
    return false;
  }

  private TGetMetaTableMeta table(String path, Rows tables, int row) throws ClusterException {
    String id = tables.value(row, "TableId");
    TGetMetaTableMeta table =
        new TGetMetaTableMeta()
            .setId(Long.parseLong(id))
            .setName(tables.value(row, "TableName"))
            .setType(tables.value(row, "Type"));
    table.setPartitions(new ArrayList<>());
    partitions(table, path + "/" + id + "/partitions", /* temporary= */ false);
    partitions(table, path + "/" + id + "/temp_partitions", /* temporary= */ true);
    return table;
  }

  private void partitions(TGetMetaTableMeta table, String under, boolean temporary)
      throws ClusterException {
    Rows partitions = proc.rows(under);
    for (int i = 0; i < partitions.rows().size(); i++) {
      table.addToPartitions(partition(under, partitions, i).setIsTemp(temporary));
    }
  }

  private TGetMetaPartitionMeta partition(String path, Rows partitions, int row)
      throws ClusterException {
    String id = partitions.value(row, "PartitionId");
    TGetMetaPartitionMeta partition =
        new TGetMetaPartitionMeta()
            .setId(Long.parseLong(id))
            .setName(partitions.value(row, "PartitionName"))
            .setRange(partitions.value(row, "Range"))
            .setVisibleVersion(Long.parseLong(partitions.value(row, "VisibleVersion")));
    partition.setIndexes(new ArrayList<>());
    Rows indexes = proc.rows(path + "/" + id);
    for (int i = 0; i < indexes.rows().size(); i++) {
      String index = indexes.value(i, "IndexId");
      partition.addToIndexes(
          new TGetMetaIndexMeta()
              .setId(Long.parseLong(index))
              .setName(indexes.value(i, "IndexName"))
              .setTablets(tablets(path + "/" + id + "/" + index)));
    }
    return partition;
  }

  private List<TGetMetaTabletMeta> tablets(String path) throws ClusterException {
    Rows rows = proc.rows(path);
    Map<Long, TGetMetaTabletMeta> tablets = new LinkedHashMap<>();
    for (int i = 0; i < rows.rows().size(); i++) {
      long replica = Long.parseLong(rows.value(i, "ReplicaId"));
      TGetMetaTabletMeta tablet =
          tablets.computeIfAbsent(
              Long.parseLong(rows.value(i, "TabletId")),
              id -> new TGetMetaTabletMeta().setId(id).setReplicas(new ArrayList<>()));
      if (replica > 0) {
        tablet.addToReplicas(
            new TGetMetaReplicaMeta()
                .setId(replica)
                .setBackendId(Long.parseLong(rows.value(i, "BackendId")))
                .setVersion(Long.parseLong(rows.value(i, "Version"))));
      }
    }
    return new ArrayList<>(tablets.values());
  }
}
