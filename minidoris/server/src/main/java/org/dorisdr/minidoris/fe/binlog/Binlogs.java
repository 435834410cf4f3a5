package org.dorisdr.minidoris.fe.binlog;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.dorisdr.minidoris.fe.Frontend;
import org.dorisdr.minidoris.fe.catalog.Catalog;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.minidoris.fe.journal.ImageModule;
import org.dorisdr.minidoris.fe.recycle.RecycleBin;
import org.dorisdr.thrift.TBinlog;
import org.dorisdr.thrift.TBinlogType;
import org.dorisdr.thrift.TStatusCode;

/** The binlogs of this frontend, in memory and in the image. Thread safe. */
public final class Binlogs implements BinlogManager, ImageModule {
  private final Frontend frontend;
  private final Map<Long, DatabaseBinlog> databases = new TreeMap<>();

  private final KnownConfigs known = new KnownConfigs();

  public Binlogs(Frontend frontend) {
    this.frontend = frontend;
  }

  private boolean isOff() {
    return !frontend.settings().flag("enable_feature_binlog", false);
  }

  @Override
  public void add(BinlogRecord record) {
    if (isOff()) {
      return;
    }
    TBinlog binlog = new TBinlog();
    binlog.setCommitSeq(record.commitSeq());
    binlog.setTimestamp(record.timestamp());
    binlog.setType(record.type());
    binlog.setDbId(record.databaseId());
    if (!record.tableIds().isEmpty()) {
      binlog.setTableIds(new ArrayList<>(record.tableIds()));
    }
    binlog.setData(record.json());
    binlog.setTableRef(0);
    binlog.setRemoveEnableCache(
        record.type() == TBinlogType.ALTER_DATABASE_PROPERTY
            || record.type() == TBinlogType.MODIFY_TABLE_PROPERTY);
    synchronized (this) {
      addIfKept(binlog);
    }
  }

  private void addIfKept(TBinlog binlog) {
    if (ofMaterializedView(binlog)) {
      return;
    }
    long databaseId = binlog.getDbId();
    boolean whole = known.enabled(databaseId, () -> databaseEnabled(databaseId));
    Map<Long, Boolean> byTable = new HashMap<>();
    if (binlog.isSetTableIds()) {
      binlog
          .getTableIds()
          .forEach(id -> byTable.put(id, known.enabled(id, () -> tableEnabled(id))));
    }
    if (whole || byTable.containsValue(true)) {
      databases
          .computeIfAbsent(databaseId, id -> new DatabaseBinlog(id, -1, binlog.getTimestamp()))
          .add(binlog, whole, id -> whole || byTable.getOrDefault(id, false));
    }
    known.after(binlog);
  }

  /** Doris tells nobody of materialized views. */
  private boolean ofMaterializedView(TBinlog binlog) {
    return binlog.isSetTableIds()
        && binlog.getTableIds().stream().anyMatch(this::isMaterializedView);
  }

  private boolean isMaterializedView(long tableId) {
    return frontend
        .catalog()
        .table(tableId)
        .or(() -> frontend.recycleBin().table(tableId).map(RecycleBin.TableEntry::table))
        .filter(OlapTable::isMaterialized)
        .isPresent();
  }

  BinlogConfig databaseConfig(long databaseId) {
    return frontend
        .catalog()
        .database(databaseId)
        .map(d -> BinlogConfig.of(d.properties))
        .orElse(null);
  }

  BinlogConfig tableConfig(long tableId) {
    return frontend
        .catalog()
        .table(tableId)
        .filter(OlapTable.class::isInstance)
        .map(t -> BinlogConfig.of(((OlapTable) t).properties))
        .orElse(null);
  }

  private boolean databaseEnabled(long databaseId) {
    BinlogConfig config = databaseConfig(databaseId);
    return config != null && config.enabled();
  }

  private boolean tableEnabled(long tableId) {
    BinlogConfig config = tableConfig(tableId);
    return config != null && config.enabled();
  }

  @Override
  public Answer get(long databaseId, long tableId, long previousSeq, long limit) {
    if (isOff()) {
      return new Answer(TStatusCode.BINLOG_DISABLE, null);
    }
    synchronized (this) {
      DatabaseBinlog database = databases.get(databaseId);
      return database == null
          ? new Answer(TStatusCode.BINLOG_NOT_FOUND_DB, null)
          : database.get(tableId, previousSeq, limit);
    }
  }

  @Override
  public Lag lag(long databaseId, long tableId, long previousSeq) {
    if (isOff()) {
      return noLag(TStatusCode.BINLOG_DISABLE);
    }
    synchronized (this) {
      DatabaseBinlog database = databases.get(databaseId);
      return database == null
          ? noLag(TStatusCode.BINLOG_NOT_FOUND_DB)
          : database.lag(tableId, previousSeq);
    }
  }

  static Lag noLag(TStatusCode status) {
    return new Lag(status, 0, 0, 0, 0, 0, 0, 0);
  }

  @Override
  public Locked lock(long databaseId, long tableId, String job, long commitSeq) {
    if (isOff()) {
      return new Locked(TStatusCode.BINLOG_DISABLE, -1);
    }
    synchronized (this) {
      DatabaseBinlog database = databases.get(databaseId);
      return database == null
          ? new Locked(TStatusCode.BINLOG_NOT_FOUND_DB, -1)
          : database.lock(tableId, job, commitSeq);
    }
  }

  @Override
  public synchronized Dropped dropped(long databaseId) {
    DatabaseBinlog database = databases.get(databaseId);
    return database == null ? new Dropped(Map.of(), Map.of(), Map.of()) : database.dropped.view();
  }

  /** Takes expired records out; called while the operation is applied. */
  synchronized void expire(List<BinlogTombstone> tombstones) {
    for (BinlogTombstone tombstone : tombstones) {
      DatabaseBinlog database = databases.get(tombstone.databaseId());
      if (database != null) {
        database.expire(tombstone);
      }
    }
  }

  /** What has expired now; the catalog's lock is held. */
  synchronized List<BinlogExpiry> expired(long nowMillis) {
    List<BinlogExpiry> expired = new ArrayList<>();
    for (DatabaseBinlog database : databases.values()) {
      new BinlogExpiry(this, database, nowMillis).addTo(expired);
    }
    return expired;
  }

  @Override
  public List<List<String>> info() {
    Catalog catalog = frontend.catalog();
    catalog.lock().readLock().lock();
    try {
      synchronized (this) {
        List<List<String>> rows = new ArrayList<>();
        databases.values().forEach(d -> BinlogInfo.add(rows, catalog, this, d));
        return rows;
      }
    } finally {
      catalog.lock().readLock().unlock();
    }
  }

  @Override
  public String imageName() {
    return "binlogs";
  }

  @Override
  public synchronized JsonNode saveImage() {
    return BinlogImage.save(databases.values(), known.all());
  }

  @Override
  public synchronized void loadImage(JsonNode saved) {
    databases.clear();
    known.all().clear();
    BinlogImage.load(saved, databases, known.all());
  }
}
