package org.dorisdr.sync;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;
import org.dorisdr.cluster.ClusterException;
import org.dorisdr.thrift.TBinlogType;

/** Somebody who works on the source: changes the model and writes the binlogs that Doris would. */
final class SimUser {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final SimCluster source;
  private long row;

  /** Makes the records of transactions longer, as many partitions would. */
  String padding = "";

  SimUser(SimCluster source) {
    this.source = source;
  }

  private static String quoted(String name) {
    return "`" + name + "`";
  }

  private ObjectNode node(SimTable table) {
    return MAPPER.createObjectNode().put("dbId", 1).put("tableId", table.id);
  }

  void createTable(String name, String... partitions) {
    SimTable table = new SimTable();
    table.id = source.nextId();
    table.name = name;
    table.columns.addAll(List.of("k", "v"));
    StringJoiner parts = new StringJoiner(", ", " PARTITION BY LIST (`k`) (", ")");
    for (String p : partitions) {
      source.addPartition(table, p, "range-of-" + p);
      parts.add("PARTITION " + quoted(p) + " VALUES IN (\"range-of-" + p + "\")");
    }
    source.tables.put(name, table);
    String sql =
        "CREATE TABLE "
            + quoted(name)
            + " (\n  `k` int NULL,\n  `v` int NULL COMMENT \"a ) b\"\n) ENGINE=OLAP"
            + parts
            + " DISTRIBUTED BY HASH(`k`) BUCKETS 2\nPROPERTIES (\n\"is_being_synced\" = \"true\",\n\"storage_medium\" = \"hdd\"\n);";
    source.binlogs.log(
        TBinlogType.CREATE_TABLE,
        table.id,
        node(table).put("tableName", name).put("tableType", "OLAP").put("sql", sql).toString());
  }

  void createView(String name, String over) {
    SimTable view = new SimTable();
    view.id = source.nextId();
    view.name = name;
    view.view = true;
    String query =
        "SELECT `internal`.`src`.`" + over + "`.`k` FROM `internal`.`src`.`" + over + "`";
    view.definition = query.replace("src", "DB");
    source.tables.put(name, view);
    source.binlogs.log(
        TBinlogType.CREATE_TABLE,
        view.id,
        node(view)
            .put("tableName", name)
            .put("tableType", "VIEW")
            .put("sql", "CREATE VIEW `" + name + "` AS " + query + ";")
            .toString());
  }

  /** The change that switches binlogs off is still told, the one that switches them on is not. */
  void keepBinlogs(boolean keep) {
    ObjectNode data = MAPPER.createObjectNode().put("dbId", 1);
    data.putObject("properties").put("binlog.enable", keep);
    source.binlogs.log(
        TBinlogType.ALTER_DATABASE_PROPERTY, List.of(), source.nextSeq(), data.toString());
    source.binlogs.keeps = keep;
  }

  /** A temporary partition like {@code like}. */
  SimTable.SimPartition addTemporary(SimTable table, SimTable.SimPartition like, String name) {
    SimTable.SimPartition p = source.newPartition(name, like.range);
    table.temporary.put(name, p);
    ObjectNode data = node(table).put("isTempPartition", true);
    ObjectNode partition = data.putObject("partition").put("id", p.id).put("nm", name);
    partition.putObject("di").put("type", "RANDOM").put("bucketNum", 2).put("autoBucket", false);
    String sql = "ADD TEMPORARY PARTITION `%s` VALUES IN (\"%s\") (\"version_info\" = \"1\");";
    data.put("sql", sql.formatted(name, p.range));
    source.binlogs.log(TBinlogType.ADD_PARTITION, table.id, data.toString());
    return p;
  }

  void dropTemporary(SimTable table, String name) {
    table.temporary.remove(name);
    ObjectNode data = node(table).put("partitionName", name).put("isTempPartition", true);
    source.binlogs.log(TBinlogType.DROP_PARTITION, table.id, data.toString());
  }

  void replacePartition(SimTable table, String partition, String by) {
    source.droppedPartitions.put(table.partitions.get(partition).id, source.lastSeq());
    table.replace(partition, by);
    ObjectNode data = MAPPER.createObjectNode().put("tblId", table.id).put("strictRange", true);
    data.putArray("partitions").add(partition);
    data.putArray("tempPartitions").add(by);
    data.put("useTempPartitionName", false).put("force", false);
    source.binlogs.log(TBinlogType.REPLACE_PARTITIONS, table.id, data.toString());
  }

  /** One transaction over a partition of each table. */
  void insert(Map<SimTable, SimTable.SimPartition> where) {
    long seq = source.nextSeq();
    ObjectNode data =
        MAPPER.createObjectNode().put("commitSeq", seq).put("txnId", seq).put("timeStamp", ++row);
    if (!padding.isEmpty()) {
      data.put("padding", padding);
    }
    ObjectNode records = data.putObject("tableRecords");
    List<Long> ids = new ArrayList<>();
    where.forEach(
        (table, partition) -> {
          partition.version++;
          partition.visibleMs = source.clock.now().toEpochMilli();
          for (SimTable.SimTablet tablet : partition.tablets) {
            tablet.rows.put(partition.version, List.of("row" + ++row));
          }
          ids.add(table.id);
          ArrayNode parts = records.putObject(Long.toString(table.id)).putArray("partitionRecords");
          parts
              .addObject()
              .put("partitionId", partition.id)
              .put("range", partition.range)
              .put("version", partition.version)
              .put("isTempPartition", table.temporary.containsValue(partition))
              .put("stid", -1);
        });
    source.binlogs.log(TBinlogType.UPSERT, ids, seq, data.toString());
  }

  void addPartition(SimTable table, String name) {
    SimTable.SimPartition p =
        source.addPartition(table, name, "range-of-" + name + source.nextSeq());
    ObjectNode data = node(table).put("isTempPartition", false);
    data.putObject("partition")
        .putObject("di")
        .put("type", "RANDOM")
        .put("bucketNum", 2)
        .put("autoBucket", false);
    data.put(
        "sql",
        "ADD PARTITION `" + name + "` VALUES IN (\"" + p.range + "\") (\"version_info\" = \"1\");");
    source.binlogs.log(TBinlogType.ADD_PARTITION, table.id, data.toString());
  }

  void dropPartition(SimTable table, String name) {
    SimTable.SimPartition p = table.partitions.remove(name);
    ObjectNode data = node(table).put("partitionName", name).put("isTempPartition", false);
    source.binlogs.log(TBinlogType.DROP_PARTITION, table.id, data.toString());
    source.droppedPartitions.put(p.id, source.lastSeq());
  }

  private void sql(String sql) {
    try {
      new SimSql(source).run(sql);
    } catch (ClusterException e) {
      throw new IllegalStateException(e);
    }
  }

  void renamePartition(SimTable table, String from, String to) {
    sql("ALTER TABLE `" + table.name + "` RENAME PARTITION `" + from + "` `" + to + "`");
    ObjectNode data = MAPPER.createObjectNode().put("tb", table.id).put("oP", from).put("nP", to);
    source.binlogs.log(TBinlogType.RENAME_PARTITION, table.id, data.toString());
  }

  void truncate(SimTable table) {
    sql("TRUNCATE TABLE `" + table.name + "`");
    ObjectNode data = MAPPER.createObjectNode().put("tblId", table.id).put("isEntireTable", true);
    source.binlogs.log(TBinlogType.TRUNCATE_TABLE, table.id, data.put("rawSql", "").toString());
  }

  private void columns(SimTable table, String clause) {
    sql("ALTER TABLE `" + table.name + "` " + clause);
    ObjectNode data = node(table).put("baseIndexId", 7);
    ArrayNode schema = data.putObject("indexSchemaMap").putArray("7");
    table.columns.forEach(c -> schema.addObject().put("name", c).put("visible", true));
    data.put("rawSql", "ALTER TABLE `src`.`" + table.name + "` " + clause);
    source.binlogs.log(TBinlogType.MODIFY_TABLE_ADD_OR_DROP_COLUMNS, table.id, data.toString());
  }

  void addColumn(SimTable table, String name) {
    columns(table, "ADD COLUMN `" + name + "` INT NULL DEFAULT \"7\" COMMENT \"\"");
  }

  void dropColumn(SimTable table, String name) {
    columns(table, "DROP COLUMN `" + name + "`");
  }

  void renameColumn(SimTable table, String from, String to) {
    sql("ALTER TABLE `" + table.name + "` RENAME COLUMN `" + from + "` `" + to + "`");
    ObjectNode data = node(table).put("colName", from).put("newColName", to);
    source.binlogs.log(TBinlogType.RENAME_COLUMN, table.id, data.toString());
  }

  /** RESTORE of a table as it was: no binlog tells. */
  void restore(SimTable saved, long jobId) {
    long now = source.clock.now().toEpochMilli();
    saved.partitions.values().forEach(p -> p.visibleMs = now);
    source.tables.put(saved.name, saved);
    restored(saved.name, jobId);
  }

  /** RESTORE of a table AS another one: SHOW RESTORE tells of the first name only. */
  void restoreAs(SimTable saved, String name) {
    long jobId = source.nextId();
    source.tables.put(name, saved.copy(source, name));
    restored(saved.name, jobId);
  }

  private void restored(String name, long jobId) {
    String objects = "{\"olap_table_list\": [{\"name\": \"" + name + "\"}]}";
    String now = SimSql.time(source.clock.now().toEpochMilli());
    source.restoredByUsers.add(
        List.of(Long.toString(jobId), "label", "FINISHED", objects, now, now));
  }

  void dropTable(SimTable table) {
    source.tables.remove(table.name);
    ObjectNode data = node(table).put("tableName", table.name).put("isView", table.view);
    data.put("rawSql", "DROP TABLE IF EXISTS `" + table.name + "`");
    source.binlogs.log(TBinlogType.DROP_TABLE, table.id, data.toString());
    source.droppedTables.put(table.id, source.lastSeq());
  }

  void recoverTable(SimTable table) {
    recoverTable(table, table.name);
  }

  /** RECOVER TABLE … AS. */
  void recoverTable(SimTable table, String newName) {
    ObjectNode data = node(table).put("tableName", table.name).put("partitionId", -1);
    if (!newName.equals(table.name)) {
      data.put("newTableName", newName);
    }
    table.name = newName;
    source.tables.put(newName, table);
    source.droppedTables.remove(table.id);
    source.binlogs.log(TBinlogType.RECOVER_INFO, table.id, data.toString());
  }

  void renameTable(SimTable table, String to) {
    ObjectNode data =
        MAPPER.createObjectNode().put("tb", table.id).put("oT", table.name).put("nT", to);
    sql("ALTER TABLE `" + table.name + "` RENAME `" + to + "`");
    source.binlogs.log(TBinlogType.RENAME_TABLE, table.id, data.toString());
  }

  void replaceTable(SimTable old, SimTable fresh, boolean swap) {
    ObjectNode data =
        MAPPER
            .createObjectNode()
            .put("origTblId", old.id)
            .put("origTblName", old.name)
            .put("newTblName", fresh.id)
            .put("actualNewTblName", fresh.name)
            .put("swapTable", swap);
    sql(
        "ALTER TABLE `"
            + old.name
            + "` REPLACE WITH TABLE `"
            + fresh.name
            + "` PROPERTIES(\"swap\" = \""
            + swap
            + "\")");
    source.binlogs.log(TBinlogType.REPLACE_TABLE, old.id, data.toString());
    if (!swap) {
      source.droppedTables.put(old.id, source.lastSeq());
    }
  }

  /** A heavy schema change that is over at once: every tablet is a new one. */
  void rewrite(SimTable table) {
    for (SimTable.SimPartition p : table.partitions.values()) {
      List<SimTable.SimTablet> tablets = new ArrayList<>();
      p.tablets.forEach(t -> tablets.add(t.copy(source)));
      tablets.forEach(t -> t.rows = new TreeMap<>(Map.of(p.version, t.rows.get(1L))));
      p.tablets = tablets;
    }
    ObjectNode data = node(table).put("type", "SCHEMA_CHANGE").put("jobState", "FINISHED");
    source.binlogs.log(TBinlogType.ALTER_JOB, table.id, data.toString());
  }
}
