package org.dorisdr.minidoris.fe.catalog.tablet;

import org.dorisdr.minidoris.fe.catalog.IndexMeta;
import org.dorisdr.minidoris.fe.catalog.KeysType;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.minidoris.fe.catalog.Partition;
import org.dorisdr.minidoris.fe.catalog.Replica;
import org.dorisdr.minidoris.fe.catalog.TableProperties;
import org.dorisdr.minidoris.fe.catalog.Tablet;
import org.dorisdr.thrift.TAgentServiceVersion;
import org.dorisdr.thrift.TAgentTaskRequest;
import org.dorisdr.thrift.TBinlogConfig;
import org.dorisdr.thrift.TCreateTabletReq;
import org.dorisdr.thrift.TDropTabletReq;
import org.dorisdr.thrift.TStorageFormat;
import org.dorisdr.thrift.TStorageMedium;
import org.dorisdr.thrift.TTabletType;
import org.dorisdr.thrift.TTaskType;

/** Agent tasks that make, change and drop tablets. Stateless. */
public final class TabletTasks {
  private TabletTasks() {}

  /** Signature: the tablet's id. */
  public static TAgentTaskRequest create(
      OlapTable table, IndexMeta meta, Partition partition, Tablet tablet, Replica replica) {
    TCreateTabletReq request =
        new TCreateTabletReq(tablet.id, ThriftSchemas.tabletSchema(table, meta));
    request.setVersion(partition.visibleVersion);
    request.setVersionHash(0);
    request.setStorageMedium(TStorageMedium.HDD);
    request.setTableId(table.id);
    request.setPartitionId(partition.id);
    request.setStorageFormat(TStorageFormat.V2);
    request.setTabletType(TTabletType.TABLET_TYPE_DISK);
    request.setReplicaId(replica.id);
    request.setEnableUniqueKeyMergeOnWrite(
        table.keysType == KeysType.UNIQUE_KEYS && table.flag(TableProperties.MERGE_ON_WRITE));
    request.setBinlogConfig(binlogConfig(table));
    TAgentTaskRequest task =
        new TAgentTaskRequest(TAgentServiceVersion.V1, TTaskType.CREATE, tablet.id);
    task.setCreateTabletReq(request);
    return task;
  }

  public static TAgentTaskRequest drop(long tabletId, int schemaHash, long replicaId) {
    TDropTabletReq request = new TDropTabletReq(tabletId);
    request.setSchemaHash(schemaHash);
    request.setReplicaId(replicaId);
    request.setIsDropTableOrPartition(true);
    TAgentTaskRequest task =
        new TAgentTaskRequest(TAgentServiceVersion.V1, TTaskType.DROP, tabletId);
    task.setDropTabletReq(request);
    return task;
  }

  public static TBinlogConfig binlogConfig(OlapTable table) {
    TBinlogConfig config = new TBinlogConfig();
    config.setEnable(TableProperties.binlogEnabled(table));
    config.setTtlSeconds(number(table, TableProperties.BINLOG_TTL, 86400));
    config.setMaxBytes(number(table, TableProperties.BINLOG_MAX_BYTES, Long.MAX_VALUE));
    config.setMaxHistoryNums(number(table, TableProperties.BINLOG_MAX_HISTORY, Long.MAX_VALUE));
    return config;
  }

  private static long number(OlapTable table, String key, long fallback) {
    String value = table.properties.get(key);
    return value == null ? fallback : Long.parseLong(value);
  }
}
