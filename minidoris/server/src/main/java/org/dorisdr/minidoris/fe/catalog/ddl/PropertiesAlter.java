package org.dorisdr.minidoris.fe.catalog.ddl;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dorisdr.minidoris.fe.catalog.BloomFilter;
import org.dorisdr.minidoris.fe.catalog.DynamicPartition;
import org.dorisdr.minidoris.fe.catalog.KeysType;
import org.dorisdr.minidoris.fe.catalog.MaterializedIndex;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.minidoris.fe.catalog.Partition;
import org.dorisdr.minidoris.fe.catalog.Replica;
import org.dorisdr.minidoris.fe.catalog.TableProperties;
import org.dorisdr.minidoris.fe.catalog.Tablet;
import org.dorisdr.minidoris.fe.catalog.op.LightSchemaChangeOp;
import org.dorisdr.minidoris.fe.catalog.op.ModifyDistributionTypeOp;
import org.dorisdr.minidoris.fe.catalog.op.ModifyTablePropertiesOp;
import org.dorisdr.minidoris.fe.catalog.tablet.TabletTasks;
import org.dorisdr.minidoris.fe.session.StatementError;
import org.dorisdr.sql.stock.catalog.SetProperties;
import org.dorisdr.thrift.TAgentServiceVersion;
import org.dorisdr.thrift.TAgentTaskRequest;
import org.dorisdr.thrift.TTabletMetaInfo;
import org.dorisdr.thrift.TTaskType;
import org.dorisdr.thrift.TUpdateTabletMetaInfoReq;

/** Runs ALTER TABLE … SET (…). */
final class PropertiesAlter {
  private static final String LIGHT = TableProperties.LIGHT_SCHEMA_CHANGE;

  private static final String COMPACTION = "disable_auto_compaction";

  private static final List<String> BINLOG =
      List.of(
          TableProperties.BINLOG_MAX_HISTORY,
          TableProperties.BINLOG_ENABLE,
          TableProperties.BINLOG_MAX_BYTES,
          TableProperties.BINLOG_TTL);

  private final Ddl ddl;
  private final AlterTarget target;

  PropertiesAlter(Ddl ddl, AlterTarget target) {
    this.ddl = ddl;
    this.target = target;
  }

  void set(SetProperties clause) {
    Map<String, String> given = clause.properties();
    PropertyChecks.check(given);
    OlapTable changed =
        ddl.write(
            () -> {
              OlapTable table = target.table();
              if (table.keysType == KeysType.UNIQUE_KEYS) {
                PropertyChecks.checkUnique(given, table.flag(TableProperties.MERGE_ON_WRITE));
              }
              if (given.containsKey("distribution_type")) {
                distributionType(table, given.get("distribution_type"));
                return null;
              }
              if (given.containsKey(BloomFilter.COLUMNS) || given.containsKey(BloomFilter.FPP)) {
                bloomFilter(table, given);
                return null;
              }
              if (given.containsKey(LIGHT)) {
                lightSchemaChange(table, Boolean.parseBoolean(given.get(LIGHT)));
                return null;
              }
              if (given.containsKey(TableProperties.STORAGE_POLICY)) {
                storagePolicy(table, given.get(TableProperties.STORAGE_POLICY));
                return null;
              }
              if (given.containsKey(TableProperties.COLOCATE_WITH)) {
                new Colocation(ddl)
                    .change(target.databaseId(), table, given.get(TableProperties.COLOCATE_WITH));
                return null;
              }
              if (DynamicPartition.given(given)) {
                dynamicPartitions(table, given);
                return null;
              }
              boolean binlog = given.keySet().stream().anyMatch(k -> k.startsWith("binlog."));
              Map<String, String> set = binlog ? binlog(table, given) : others(table, given);
              if (set.isEmpty()) {
                return null;
              }
              log(table, set);
              return binlog || set.containsKey(COMPACTION) ? table : null;
            });
    if (changed != null) {
      tellBackends(changed, given.containsKey(COMPACTION));
    }
  }

  private void dynamicPartitions(OlapTable table, Map<String, String> given) {
    PartitionRetention.checkDynamic(table);
    if (!Collections.disjoint(given.keySet(), DynamicPartition.REPLICATION)) {
      Colocation.checkReplicasMayChange(table);
    }
    log(table, DynamicProperties.alter(target.databaseName(), table, given, ddl.fe().settings()));
    ddl.fe().catalog().dynamicRuns().updated(table.id, ddl.now());
  }

  private void storagePolicy(OlapTable table, String policy) {
    StoragePolicies.checkChange(ddl.fe(), table, policy);
    log(table, Map.of(TableProperties.STORAGE_POLICY, policy));
  }

  private void log(OlapTable table, Map<String, String> set) {
    ddl.log(new ModifyTablePropertiesOp(target.databaseId(), table.id, table.name, set));
  }

  private void distributionType(OlapTable table, String type) {
    if (!type.equalsIgnoreCase("random")) {
      throw StatementError.general("Can only change distribution type from HASH to RANDOM");
    }
    if (table.colocation != null) {
      throw StatementError.general("Cannot change distribution type of colocate table.");
    }
    if (table.keysType == KeysType.UNIQUE_KEYS) {
      throw StatementError.general("Cannot change distribution type of unique keys table.");
    }
    if (table.distribution.isRandom()) {
      throw StatementError.general(
          "Only support modify distribution type of table from hash to random");
    }
    ddl.log(new ModifyDistributionTypeOp(target.databaseId(), table.id));
  }

  private void bloomFilter(OlapTable table, Map<String, String> given) {
    BloomFilter before = BloomFilter.of(table);
    BloomFilter after = BloomFilter.given(given, before, table.baseIndex().columns, table.keysType);
    if (after.equals(before)) {
      throw StatementError.general("Bloom filter index has no change");
    }
    SecondaryIndexes.checkConflict(table, null, after);
    String sql =
        "ALTER TABLE %s PROPERTIES (%s)"
            .formatted(target.sqlName(table), TableProperties.text(given, ", "));
    new SchemaChangeStart(ddl, target.databaseId(), table).log(before, after, sql);
  }

  /** The change from false to true leaves no binlog. */
  private void lightSchemaChange(OlapTable table, boolean light) {
    if (table.flag(LIGHT) == light) {
      return;
    }
    if (!light) {
      throw StatementError.general(
          "Can not alter light_schema_change from true to false currently");
    }
    ddl.log(new LightSchemaChangeOp(target.databaseId(), table.id));
  }

  /** All four binlog properties, as they are afterwards; none if nothing changes. */
  private Map<String, String> binlog(OlapTable table, Map<String, String> given) {
    BinlogNumbers.checkChange(given);
    Map<String, String> after = new LinkedHashMap<>();
    for (String key : BINLOG) {
      after.put(key, given.getOrDefault(key, table.properties.get(key)));
    }
    for (String key : given.keySet()) {
      if (!BINLOG.contains(key)) {
        throw StatementError.general("Unknown table property: [" + key + "]");
      }
    }
    if (after.entrySet().stream()
        .allMatch(e -> e.getValue().equalsIgnoreCase(table.properties.get(e.getKey())))) {
      return Map.of();
    }
    boolean database =
        Boolean.parseBoolean(target.database().properties.get(TableProperties.BINLOG_ENABLE));
    if (database && !Boolean.parseBoolean(after.get(TableProperties.BINLOG_ENABLE))) {
      throw StatementError.general("db binlog is enable, but table binlog is disable");
    }
    return after;
  }

  /** What is set, also to what it is already, which Doris does not look at. */
  private Map<String, String> others(OlapTable table, Map<String, String> given) {
    if ("true".equalsIgnoreCase(given.get("in_memory"))) {
      throw StatementError.general("Not support set 'in_memory'='true' now!");
    }
    Map<String, String> set = new LinkedHashMap<>();
    given.forEach(
        (key, value) -> {
          if (ofReplicas(key)) {
            Colocation.checkReplicasMayChange(table);
            Map<String, String> one = new HashMap<>();
            boolean ofAll = !key.startsWith("default.");
            one.put(key.substring(ofAll ? 0 : 8), value);
            ReplicaTags.check(one);
            int replicas = TableProperties.replicas(one);
            if (ofAll) {
              checkReplicas(table, replicas);
            }
            set.put(TableProperties.REPLICATION, "tag.location.default: " + replicas);
          } else if (key.equals(TableProperties.RETENTION_COUNT)) {
            PartitionRetention.checkKind(table);
            set.put(key, value);
          } else if (!table.properties.containsKey(key)
              && !key.equals(PropertyChecks.AUTO_ANALYZE)) {
            throw StatementError.general("Unknown table property: [" + key + "]");
          } else {
            set.put(key, value);
          }
        });
    // It can be false only, and is that.
    set.remove("in_memory");
    return set;
  }

  private static boolean ofReplicas(String key) {
    String own = key.startsWith("default.") ? key.substring(8) : key;
    return own.equals("replication_num") || own.equals("replication_allocation");
  }

  private void checkReplicas(OlapTable table, int replicas) {
    if (!table.partitionType.equals("UNPARTITIONED")) {
      throw StatementError.general(
          "This is a partitioned table, you should specify partitions with MODIFY PARTITION clause."
              + " If you want to set default replication number, please use"
              + " 'default.replication_num' instead of 'replication_num' to escape misleading.");
    }
    ddl.tablets().checkReplicas(replicas);
  }

  /**
   * Backends keep binlogs and merge rowsets by the configuration of each tablet, and are told the
   * one that changed.
   */
  private void tellBackends(OlapTable table, boolean compaction) {
    Map<Long, List<TTabletMetaInfo>> byBackend = new HashMap<>();
    ddl.read(
        () -> {
          for (Partition partition : table.allPartitions()) {
            for (MaterializedIndex index : partition.indexes.values()) {
              int hash = table.indexMetas.get(index.id).schemaHash;
              index.tablets.forEach(t -> collect(byBackend, table, compaction, t, hash));
            }
          }
          return null;
        });
    byBackend.forEach(
        (backend, infos) -> {
          TAgentTaskRequest task =
              new TAgentTaskRequest(
                  TAgentServiceVersion.V1, TTaskType.UPDATE_TABLET_META_INFO, ddl.nextId());
          TUpdateTabletMetaInfoReq request = new TUpdateTabletMetaInfoReq();
          request.setTabletMetaInfos(infos);
          task.setUpdateTabletMetaInfoReq(request);
          ddl.fe().agentTasks().submit(backend, task);
        });
  }

  private static void collect(
      Map<Long, List<TTabletMetaInfo>> byBackend,
      OlapTable table,
      boolean compaction,
      Tablet tablet,
      int hash) {
    for (Replica replica : tablet.replicas) {
      TTabletMetaInfo info = new TTabletMetaInfo();
      info.setTabletId(tablet.id);
      info.setSchemaHash(hash);
      if (compaction) {
        info.setDisableAutoCompaction(table.flag(COMPACTION));
      } else {
        info.setBinlogConfig(TabletTasks.binlogConfig(table));
      }
      byBackend.computeIfAbsent(replica.backendId, b -> new ArrayList<>()).add(info);
    }
  }
}
