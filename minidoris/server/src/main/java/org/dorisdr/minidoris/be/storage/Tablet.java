package org.dorisdr.minidoris.be.storage;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.dorisdr.thrift.TStatusCode;
import org.dorisdr.thrift.TTabletInfo;

/**
 * One replica of a bucket: its definition and the rowsets that are visible, without a gap from
 * version 0 to {@link #maxVersion}. Reads are lock free and see a consistent list; changes are made
 * by {@link StorageEngine} and its helpers with {@link #lock} held.
 */
public final class Tablet {
  /** A rowset that a compaction replaced; readers of an older version may still want it. */
  record Stale(RowsetMeta rowset, long sinceMillis) {}

  private final ReentrantLock lock = new ReentrantLock();
  private final Path directory;
  private final RowsetFiles files;
  private volatile TabletMeta meta;
  private volatile List<RowsetMeta> rowsets;
  private volatile List<Stale> stale = List.of();
  private volatile boolean dropped;
  private volatile String damage;

  Tablet(TabletMeta meta, Path directory, List<RowsetMeta> rowsets, Clock clock) {
    this.meta = meta;
    this.directory = directory;
    this.rowsets = sorted(rowsets);
    this.files = new RowsetFiles(directory, clock);
  }

  public long id() {
    return meta.tabletId();
  }

  public int schemaHash() {
    return meta.schemaHash();
  }

  public TabletMeta meta() {
    return meta;
  }

  /** {@code <root>/data/<shard>/<tabletId>/<schemaHash>}. */
  public Path directory() {
    return directory;
  }

  public Path file(RowsetMeta rowset, int segment) {
    return directory.resolve(rowset.fileName(segment));
  }

  /** Where the files of published rowsets stay for readers of the binlog. */
  public Path binlogDirectory() {
    return directory.resolve("_binlog");
  }

  /** Visible rowsets in order of version. */
  public List<RowsetMeta> rowsets() {
    return rowsets;
  }

  public long maxVersion() {
    List<RowsetMeta> now = rowsets;
    return now.isEmpty() ? -1 : now.get(now.size() - 1).endVersion();
  }

  /**
   * Looks whether the files of the visible rowsets are there as they were written; their bytes are
   * compared only if they were touched. One that is put back makes the tablet good again.
   *
   * @return what is wrong; empty = nothing
   */
  public Optional<String> checkFiles() {
    lock.lock();
    try {
      String found = null;
      for (RowsetMeta rowset : rowsets) {
        found = found == null ? files.look(rowset).orElse(null) : found;
      }
      damage = found;
      return Optional.ofNullable(found);
    } finally {
      lock.unlock();
    }
  }

  RowsetFiles files() {
    return files;
  }

  /** What the last look at its files found wrong; null = nothing. */
  public String damage() {
    return damage;
  }

  /**
   * Rowsets that together hold exactly the versions 0 to {@code version}.
   *
   * @throws StorageException if a version is missing, or has been compacted away, or the tablet is
   *     damaged
   */
  public List<RowsetMeta> capture(long version) {
    if (damage != null) {
      throw damaged(damage);
    }
    List<RowsetMeta> candidates = new ArrayList<>(rowsets);
    stale.forEach(s -> candidates.add(s.rowset()));
    List<RowsetMeta> path = new ArrayList<>();
    long next = 0;
    while (next <= version) {
      Optional<RowsetMeta> longest = longestFrom(candidates, next, version);
      if (longest.isEmpty()) {
        throw new StorageException(
            TStatusCode.INTERNAL_ERROR,
            "tablet " + id() + " lacks version " + next + " of 0 to " + version);
      }
      path.add(longest.get());
      next = longest.get().endVersion() + 1;
    }
    return path;
  }

  private StorageException damaged(String what) {
    return new StorageException(
        TStatusCode.INTERNAL_ERROR, "tablet " + id() + " is damaged: " + what);
  }

  /**
   * The same, for who is about to read the files.
   *
   * @throws StorageException if one of them is not there as it was written, too
   */
  public List<RowsetMeta> captureFiles(long version) {
    List<RowsetMeta> path = capture(version);
    requireFiles(path);
    return path;
  }

  /**
   * To be called before files are read.
   *
   * @throws StorageException if one is not there as it was written
   */
  public void requireFiles(List<RowsetMeta> wanted) {
    for (RowsetMeta rowset : wanted) {
      Optional<String> what = files.beforeRead(rowset);
      if (what.isPresent()) {
        throw damaged(what.get());
      }
    }
  }

  private static Optional<RowsetMeta> longestFrom(
      List<RowsetMeta> candidates, long start, long limit) {
    return candidates.stream()
        .filter(r -> r.startVersion() == start && r.endVersion() <= limit)
        .max(Comparator.comparingLong(RowsetMeta::endVersion));
  }

  public Optional<RowsetMeta> rowset(String rowsetId) {
    return rowsets.stream().filter(r -> r.rowsetId().equals(rowsetId)).findFirst();
  }

  /** The visible rowset that holds {@code version}. */
  public Optional<RowsetMeta> rowsetOfVersion(long version) {
    return rowsets.stream()
        .filter(r -> r.startVersion() <= version && version <= r.endVersion())
        .findFirst();
  }

  public long rows() {
    return rowsets.stream().mapToLong(RowsetMeta::rows).sum();
  }

  public long bytes() {
    return rowsets.stream().mapToLong(RowsetMeta::bytes).sum();
  }

  /** As backends report it to their frontend. */
  public TTabletInfo info() {
    TTabletInfo info = new TTabletInfo(id(), schemaHash(), maxVersion(), 0, rows(), bytes());
    info.setPartitionId(meta.partitionId());
    info.setReplicaId(meta.replicaId());
    info.setTotalVersionCount(rowsets.size());
    // Rows of before come with the conversion, which may have been given up.
    info.setVersionMiss(meta.converting());
    info.setUsed(damage == null);
    return info;
  }

  ReentrantLock lock() {
    return lock;
  }

  boolean dropped() {
    return dropped;
  }

  void markDropped() {
    dropped = true;
  }

  void meta(TabletMeta changed) {
    meta = changed;
  }

  void add(RowsetMeta rowset) {
    List<RowsetMeta> now = new ArrayList<>(rowsets);
    now.add(rowset);
    rowsets = sorted(now);
  }

  /** Swaps rowsets that a compaction has merged; the old ones stay readable for a while. */
  void replace(List<RowsetMeta> old, RowsetMeta merged, long nowMillis) {
    List<Stale> kept = new ArrayList<>(stale);
    old.forEach(r -> kept.add(new Stale(r, nowMillis)));
    stale = List.copyOf(kept);
    List<RowsetMeta> now = new ArrayList<>(rowsets);
    now.removeAll(old);
    now.add(merged);
    rowsets = sorted(now);
  }

  /** Swaps everything, after a restore. */
  void replaceAll(List<RowsetMeta> fresh) {
    rowsets = sorted(fresh);
    stale = List.of();
  }

  /** Forgets and returns the rowsets that were replaced before {@code beforeMillis}. */
  List<RowsetMeta> takeStale(long beforeMillis) {
    List<RowsetMeta> old =
        stale.stream().filter(s -> s.sinceMillis() < beforeMillis).map(Stale::rowset).toList();
    stale = stale.stream().filter(s -> s.sinceMillis() >= beforeMillis).toList();
    return old;
  }

  private static List<RowsetMeta> sorted(List<RowsetMeta> rowsets) {
    return rowsets.stream().sorted(Comparator.comparingLong(RowsetMeta::startVersion)).toList();
  }
}
