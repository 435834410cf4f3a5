package org.dorisdr.minidoris.be.exec;

import com.google.common.util.concurrent.ThreadFactoryBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.dorisdr.minidoris.be.storage.Durable;
import org.dorisdr.minidoris.be.storage.RowsetMeta;
import org.dorisdr.minidoris.be.storage.StorageEngine;
import org.dorisdr.minidoris.be.storage.StoredColumn;
import org.dorisdr.minidoris.be.storage.Tablet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Merges small rowsets of a tablet into one, so that tablets stay readable however small the loads
 * are. Files of binlogs are not touched. Thread safe.
 */
public final class Compactor implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Compactor.class);
  private static final long PAUSE_MILLIS = 2_000;

  private final StorageEngine engine;
  private final DuckDb duckDb;
  private final Map<Long, CompactionLog> logs = new ConcurrentHashMap<>();
  private final Map<Long, CompactionKind> running = new ConcurrentHashMap<>();
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          new ThreadFactoryBuilder().setNameFormat("compaction").setDaemon(true).build());

  public Compactor(StorageEngine engine, DuckDb duckDb) {
    this.engine = engine;
    this.duckDb = duckDb;
  }

  /** Begins to look after all tablets. */
  public void start() {
    timer.scheduleWithFixedDelay(
        this::compactAll, PAUSE_MILLIS, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
  }

  /** What is known of compactions of a tablet. */
  public CompactionLog log(long tabletId) {
    return logs.computeIfAbsent(tabletId, id -> new CompactionLog());
  }

  /** The kind that is under way for a tablet. */
  public Optional<CompactionKind> running(long tabletId) {
    return Optional.ofNullable(running.get(tabletId));
  }

  /** Compacts as soon as what is under way ends; tells whether there was something to merge. */
  public Future<Boolean> request(Tablet tablet, CompactionKind kind) {
    log(tablet.id()).note(CompactionLog.Event.SCHEDULE, kind, engine.clock().millis());
    return timer.submit(() -> compact(tablet, kind));
  }

  private void compactAll() {
    for (Tablet tablet : List.copyOf(engine.tablets())) {
      if (tablet.meta().compactedByHand()) {
        continue;
      }
      try {
        compact(tablet);
      } catch (SQLException | IOException | RuntimeException e) {
        LOG.warn("tablet {} is not compacted", tablet.id(), e);
      }
    }
  }

  /** Merges once, if it is worth it. Returns whether something was merged. */
  public synchronized boolean compact(Tablet tablet) throws SQLException, IOException {
    return merge(tablet, CompactionKind.CUMULATIVE, CompactionPolicy.choose(tablet.rowsets()));
  }

  private synchronized boolean compact(Tablet tablet, CompactionKind kind)
      throws SQLException, IOException {
    boolean done = merge(tablet, kind, CompactionPolicy.choose(kind, tablet.rowsets()));
    if (!done) {
      note(tablet, kind, CompactionLog.Event.FAILURE, kind.nothingWords());
    }
    return done;
  }

  private void note(Tablet tablet, CompactionKind kind, CompactionLog.Event event, String status) {
    log(tablet.id()).note(event, kind, engine.clock().millis());
    log(tablet.id()).ended(kind, status);
  }

  private boolean merge(Tablet tablet, CompactionKind kind, List<RowsetMeta> chosen)
      throws SQLException, IOException {
    if (chosen.isEmpty() || tablet.damage() != null) {
      return false;
    }
    running.put(tablet.id(), kind);
    try {
      boolean replaced = replace(tablet, chosen);
      if (replaced) {
        note(tablet, kind, CompactionLog.Event.SUCCESS, "[OK]");
      }
      return replaced;
    } finally {
      running.remove(tablet.id());
    }
  }

  private boolean replace(Tablet tablet, List<RowsetMeta> chosen) throws SQLException, IOException {
    // A damaged file must not become part of a new one, whose checksum would be right.
    tablet.requireFiles(chosen);
    RowsetMeta merged = merge(tablet, chosen);
    boolean replaced = engine.swaps().replace(tablet, chosen, merged);
    if (!replaced) {
      for (String name : merged.fileNames()) {
        Files.deleteIfExists(tablet.directory().resolve(name));
      }
    }
    return replaced;
  }

  private RowsetMeta merge(Tablet tablet, List<RowsetMeta> chosen)
      throws SQLException, IOException {
    String rowsetId = engine.newRowsetId();
    Path file = tablet.directory().resolve(rowsetId + "_0.dat");
    List<StoredColumn> columns = columns(tablet, chosen);
    String rows = rows(tablet, chosen, columns);
    long count = 0;
    if (rows != null) {
      try (Connection connection = duckDb.connect()) {
        count = RowsetWriter.write(connection, rows, columns, file);
      }
      if (count == 0) {
        Files.delete(file);
      } else {
        Durable.sync(file);
        Durable.sync(tablet.directory());
      }
    }
    boolean unique = !tablet.meta().keysType().equals("DUP_KEYS") || count == 0;
    return RowsetWriter.describe(
            tablet.id(),
            tablet.meta().partitionId(),
            tablet.schemaHash(),
            rowsetId,
            0,
            count,
            file,
            columns,
            unique,
            engine.clock().millis() / 1000)
        .withVersions(chosen.get(0).startVersion(), chosen.get(chosen.size() - 1).endVersion());
  }

  /** Columns that any of the rowsets has, as the tablet defines them now. */
  private static List<StoredColumn> columns(Tablet tablet, List<RowsetMeta> chosen) {
    Map<Integer, StoredColumn> written = new LinkedHashMap<>();
    chosen.forEach(r -> r.columns().forEach(c -> written.merge(c.uniqueId(), c, Compactor::grown)));
    List<StoredColumn> columns = new ArrayList<>();
    for (StoredColumn column : tablet.meta().columns()) {
      StoredColumn stored = written.remove(column.uniqueId());
      if (stored != null) {
        columns.add(grown(stored, column));
      }
    }
    columns.addAll(written.values());
    return columns;
  }

  /**
   * The later of two definitions; of those with parts the one that has more, as a load that began
   * before a change may end behind it.
   */
  private static StoredColumn grown(StoredColumn former, StoredColumn later) {
    boolean parts = later.type().indexOf('<') >= 0;
    return parts && former.type().length() > later.type().length() ? former : later;
  }

  /** SELECT of the merged rows in order of key; null if there are none. */
  private static String rows(Tablet tablet, List<RowsetMeta> chosen, List<StoredColumn> columns) {
    ScanColumns scanColumns =
        new ScanColumns(
            columns, tablet.meta().sequenceUniqueId(), tablet.meta().deleteSignUniqueId());
    FileScan scan = new FileScan(scanColumns);
    scan.add(chosen.stream().map(r -> LocalRowsets.locate(tablet, r)).toList());
    if (scan.isEmpty()) {
      return null;
    }
    boolean older = chosen.get(0).startVersion() > 0;
    String keysType = tablet.meta().keysType();
    String merged = KeyModel.merge(keysType, scanColumns, scan, true, older);
    String order = keysType.equals("AGG_KEYS") ? "" : ", __v, __r";
    List<StoredColumn> keys = scanColumns.keys();
    String by = keys.isEmpty() ? "__v, __r" : KeyModel.names(keys) + order;
    return "SELECT * FROM (" + merged + ") ORDER BY " + by;
  }

  @Override
  public void close() {
    timer.shutdown();
    try {
      if (!timer.awaitTermination(10, TimeUnit.SECONDS)) {
        timer.shutdownNow();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
