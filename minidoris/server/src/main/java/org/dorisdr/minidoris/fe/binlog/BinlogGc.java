package org.dorisdr.minidoris.fe.binlog;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Lock;
import java.util.function.LongSupplier;
import org.dorisdr.minidoris.fe.Frontend;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.minidoris.fe.catalog.Partition;
import org.dorisdr.thrift.TAgentServiceVersion;
import org.dorisdr.thrift.TAgentTaskRequest;
import org.dorisdr.thrift.TBinlog;
import org.dorisdr.thrift.TGcBinlogReq;
import org.dorisdr.thrift.TTabletGcBinlogInfo;
import org.dorisdr.thrift.TTaskType;

/** Expires records and lets the backends drop the files behind them. Master only. */
final class BinlogGc {
  private final Frontend frontend;
  private final Binlogs binlogs;
  private final LongSupplier clock;

  /**
   * @param clock ms since the epoch
   */
  BinlogGc(Frontend frontend, Binlogs binlogs, LongSupplier clock) {
    this.frontend = frontend;
    this.binlogs = binlogs;
    this.clock = clock;
  }

  void run() {
    Map<Long, TGcBinlogReq> tasks = new HashMap<>();
    Lock lock = frontend.catalog().lock().writeLock();
    lock.lock();
    try {
      List<BinlogExpiry> expired = binlogs.expired(clock.getAsLong());
      if (expired.isEmpty()) {
        return;
      }
      expired.forEach(e -> e.lastUpserts.forEach(record -> collect(record, tasks)));
      List<BinlogTombstone> tombstones = new ArrayList<>();
      expired.forEach(e -> tombstones.add(e.tombstone));
      frontend.editLog().write(new GcBinlogOp(tombstones));
    } finally {
      lock.unlock();
    }
    tasks.forEach(
        (backendId, request) -> {
          TAgentTaskRequest task =
              new TAgentTaskRequest(TAgentServiceVersion.V1, TTaskType.GC_BINLOG, -1);
          task.setGcBinlogReq(request);
          frontend.agentTasks().send(backendId, task);
        });
  }

  private void collect(TBinlog upsert, Map<Long, TGcBinlogReq> tasks) {
    JsonObject tables =
        JsonParser.parseString(upsert.getData()).getAsJsonObject().getAsJsonObject("tableRecords");
    for (Map.Entry<String, JsonElement> entry : tables.entrySet()) {
      frontend
          .catalog()
          .table(Long.parseLong(entry.getKey()))
          .filter(OlapTable.class::isInstance)
          .ifPresent(t -> collect((OlapTable) t, entry.getValue().getAsJsonObject(), tasks));
    }
  }

  private static void collect(OlapTable table, JsonObject record, Map<Long, TGcBinlogReq> tasks) {
    for (JsonElement element : record.getAsJsonArray("partitionRecords")) {
      JsonObject partitionRecord = element.getAsJsonObject();
      Partition partition = table.partitions.get(partitionRecord.get("partitionId").getAsLong());
      if (partition == null) {
        continue;
      }
      long version = partitionRecord.get("version").getAsLong();
      partition.indexes.values().stream()
          .flatMap(index -> index.tablets.stream())
          .forEach(
              tablet ->
                  tablet.replicas.forEach(
                      replica ->
                          tasks
                              .computeIfAbsent(replica.backendId, id -> new TGcBinlogReq())
                              .addToTabletGcBinlogInfos(info(tablet.id, version))));
    }
  }

  private static TTabletGcBinlogInfo info(long tabletId, long version) {
    TTabletGcBinlogInfo info = new TTabletGcBinlogInfo();
    info.setTabletId(tabletId);
    info.setVersion(version);
    return info;
  }
}
