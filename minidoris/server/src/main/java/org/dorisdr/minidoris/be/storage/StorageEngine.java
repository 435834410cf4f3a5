package org.dorisdr.minidoris.be.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.dorisdr.thrift.TCreateTabletReq;
import org.dorisdr.thrift.TStatusCode;
import org.dorisdr.thrift.TTabletMetaInfo;

/**
 * Everything a backend stores below one root: tablets, their rowsets, open transactions, binlogs,
 * snapshots and trash. Thread safe. What a method has returned survives kill -9: files are on disk
 * before the metadata that names them, and metadata changes in atomic batches.
 */
public final class StorageEngine implements AutoCloseable {
  /** Directory below the root for what queries spill; emptied at every start. */
  public static final String QUERY_TEMP = "query-temp";

  private final Path root;
  private final Clock clock;
  private final DiskLimit diskLimit;
  private final DiskHealth disk;
  private final MetaDb db;
  private final RowsetIds rowsetIds = new RowsetIds();
  private final Map<Long, Tablet> tablets = new ConcurrentHashMap<>();
  private final Object[] locks = Stream.generate(Object::new).limit(64).toArray();
  private final TabletTxns txns;
  private final Binlogs binlogs;
  private final SmallFiles smallFiles;
  private final RowsetSwaps swaps;
  private final Snapshots snapshots;
  private final Trash trash;

  /** One without a limit of the disk. */
  public StorageEngine(Path root, Clock clock) throws IOException {
    this(root, clock, DiskLimit.NONE);
  }

  /**
   * Opens the root, creates it if it is not there, and cleans up what a crash left.
   *
   * @throws IOException or {@link StorageException} if the root cannot be used or is damaged; its
   *     files are left as they are then
   */
  public StorageEngine(Path root, Clock clock, DiskLimit diskLimit) throws IOException {
    this.root = root.toAbsolutePath().normalize();
    this.clock = clock;
    this.diskLimit = diskLimit;
    disk = new DiskHealth(this.root);
    db = MetaDb.open(this.root.resolve("meta"), dataDirectory());
    trash = new Trash(this.root.resolve("trash"), clock);
    smallFiles = new SmallFiles(db, clock);
    binlogs = new Binlogs(db, smallFiles);
    txns = new TabletTxns(this, db, binlogs);
    swaps = new RowsetSwaps(this, db);
    snapshots = new Snapshots(this, db, binlogs);
    tablets.putAll(StoredTablets.read(db, dataDirectory(), clock));
    binlogs.load();
    txns.load();
    smallFiles.restore(this);
    new OrphanFiles(this, txns, binlogs, trash).clean();
    checkFiles();
  }

  /** Looks for tablets whose files were lost or damaged. */
  public void checkFiles() {
    FileWatch.check(tablets.values());
  }

  /** As {@link FileWatch#scrub}. */
  public void scrub(long sinceMillis, long maxBytes) {
    FileWatch.scrub(tablets.values(), sinceMillis, maxBytes);
  }

  public Path root() {
    return root;
  }

  /** Transactions of tablets: prepare, commit, publish, abort. */
  public TabletTxns txns() {
    return txns;
  }

  SmallFiles smallFiles() {
    return smallFiles;
  }

  /** Syncs files of small loads older than {@code ageMillis} and takes them out of the metadata. */
  public void flushSmallFiles(long ageMillis) throws IOException {
    smallFiles.flush(this, ageMillis);
  }

  public Binlogs binlogs() {
    return binlogs;
  }

  public Snapshots snapshots() {
    return snapshots;
  }

  public Trash trash() {
    return trash;
  }

  public Clock clock() {
    return clock;
  }

  /** Whether the disk works. */
  public DiskHealth disk() {
    return disk;
  }

  /**
   * To be called before anything is taken that needs room.
   *
   * @throws StorageException if the disk is too full for that, or has failed
   */
  public void requireRoom() {
    disk.require();
    diskLimit.check(root);
  }

  /** Directory for files that are not part of a tablet yet; emptied at every start. */
  public Path stagingDirectory() {
    return root.resolve("staging");
  }

  public String newRowsetId() {
    return rowsetIds.next();
  }

  public Optional<Tablet> tablet(long tabletId) {
    return Optional.ofNullable(tablets.get(tabletId));
  }

  /**
   * @throws StorageException TABLET_MISSING
   */
  public Tablet requireTablet(long tabletId) {
    return tablet(tabletId)
        .orElseThrow(
            () ->
                new StorageException(
                    TStatusCode.TABLET_MISSING, "tablet " + tabletId + " not found"));
  }

  public Collection<Tablet> tablets() {
    return tablets.values();
  }

  /**
   * Creates a tablet with one empty rowset of the versions 0 to {@code req.version} (1 if unset).
   * One that exists already is returned as it is.
   */
  public Tablet createTablet(TCreateTabletReq req) {
    synchronized (lockOf(req.getTabletId())) {
      Tablet existing = tablets.get(req.getTabletId());
      if (existing != null) {
        return existing;
      }
      requireRoom();
      return create(
          TabletMeta.of(req, clock.millis() / 1000), req.isSetVersion() ? req.getVersion() : 1);
    }
  }

  /** For what must not be done twice to one tablet; others go on, as it waits for the disk. */
  private Object lockOf(long tabletId) {
    return locks[Math.floorMod(tabletId, locks.length)];
  }

  /**
   * Creates an empty tablet like one of another backend, to be filled by {@link Snapshots#load}.
   * One that exists already becomes that replica, as in Doris, with what it has: to drop what it
   * was before does not concern it any more.
   */
  public Tablet adoptTablet(TabletMeta meta, long replicaId) {
    synchronized (lockOf(meta.tabletId())) {
      Tablet existing = tablets.get(meta.tabletId());
      if (existing == null) {
        return create(meta.withReplica(replicaId), 1);
      }
      if (existing.meta().replicaId() < replicaId) {
        change(existing, old -> old.withReplica(replicaId));
      }
      return existing;
    }
  }

  private Tablet create(TabletMeta meta, long version) {
    RowsetMeta initial = RowsetMeta.empty(newRowsetId(), meta, version, clock.millis() / 1000);
    Tablet tablet =
        new Tablet(meta, StoredTablets.directory(dataDirectory(), meta), List.of(initial), clock);
    try {
      // Not forced to disk: a directory that a power failure took away is made again at the start.
      Files.createDirectories(tablet.directory());
    } catch (IOException e) {
      throw new StorageException("cannot create tablet " + meta.tabletId(), e);
    }
    db.write(
        new MetaDb.Batch()
            .put(Keys.tablet(meta.tabletId()), meta)
            .put(Keys.rowset(initial), initial));
    tablets.put(meta.tabletId(), tablet);
    return tablet;
  }

  /**
   * Forgets a tablet and moves its files to the trash; one that is not there is fine.
   *
   * @param replicaId 0 = whichever it is
   * @throws StorageException ABORTED if it is another replica
   */
  public void dropTablet(long tabletId, long replicaId) {
    synchronized (lockOf(tabletId)) {
      tablet(tabletId).ifPresent(tablet -> tablet.meta().requireReplica(replicaId));
      drop(tabletId);
    }
  }

  private void drop(long tabletId) {
    Tablet tablet = tablets.get(tabletId);
    if (tablet == null) {
      return;
    }
    tablet.lock().lock();
    try {
      tablet.markDropped();
      MetaDb.Batch batch = new MetaDb.Batch().delete(Keys.tablet(tabletId));
      tablet.rowsets().forEach(r -> batch.delete(Keys.rowset(r)));
      binlogs.forget(tabletId, batch);
      txns.forget(tabletId, batch);
      db.write(batch);
      tablets.remove(tabletId);
      trash.take(tablet.directory().getParent());
    } finally {
      tablet.lock().unlock();
    }
  }

  /** Applies UPDATE_TABLET_META_INFO. */
  public void updateMeta(TTabletMetaInfo info) {
    change(requireTablet(info.getTabletId()), old -> old.with(info));
  }

  private void change(Tablet tablet, UnaryOperator<TabletMeta> change) {
    tablet.lock().lock();
    try {
      TabletMeta meta = change.apply(tablet.meta());
      db.write(new MetaDb.Batch().put(Keys.tablet(tablet.id()), meta));
      tablet.meta(meta);
    } finally {
      tablet.lock().unlock();
    }
  }

  /** Rowsets that take the place of others, and the files of those. */
  public RowsetSwaps swaps() {
    return swaps;
  }

  Path dataDirectory() {
    return root.resolve("data");
  }

  @Override
  public void close() {
    db.close();
  }
}
