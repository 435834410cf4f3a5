package org.dorisdr.minidoris.be.storage;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.dorisdr.thrift.TStatusCode;
import org.dorisdr.thrift.TUniqueId;

/**
 * Open transactions of the tablets of one storage root. Thread safe; every step may be repeated.
 *
 * <p>A load prepares, writes the files of a rowset into the tablet's directory, and commits: from
 * then on the rowset survives a crash and waits for publishing, which gives it its version.
 */
public final class TabletTxns {
  private final StorageEngine engine;
  private final MetaDb db;
  private final Binlogs binlogs;
  private final Map<Long, Map<Long, TabletTxn>> open = new ConcurrentHashMap<>();
  private volatile RowsetMerge merge =
      (tablet, rowset, before) -> {
        throw new IOException("nobody merges rowset " + rowset.rowsetId());
      };

  TabletTxns(StorageEngine engine, MetaDb db, Binlogs binlogs) {
    this.engine = engine;
    this.db = db;
    this.binlogs = binlogs;
  }

  /** Says who merges loads of some columns that meet. */
  public void mergeBy(RowsetMerge newMerge) {
    merge = newMerge;
  }

  void load() {
    db.scan(Keys.TXNS, TabletTxn.class, (key, txn) -> remember(txn));
  }

  /**
   * Announces a load.
   *
   * @return COMMITTED if this transaction has its rowset in that tablet already: nothing is left to
   *     write
   * @throws StorageException TABLET_MISSING
   */
  public TabletTxn.State prepare(long txnId, long partitionId, long tabletId, TUniqueId loadId) {
    engine.requireTablet(tabletId);
    engine.requireRoom();
    TabletTxn fresh =
        new TabletTxn(
            txnId,
            partitionId,
            tabletId,
            loadId == null ? 0 : loadId.getHi(),
            loadId == null ? 0 : loadId.getLo(),
            TabletTxn.State.PREPARED,
            null);
    return ofTxn(txnId).computeIfAbsent(tabletId, t -> fresh).state();
  }

  /** State of a load; empty if there is none (any more). */
  public Optional<TabletTxn> find(long txnId, long tabletId) {
    return Optional.ofNullable(open.getOrDefault(txnId, Map.of()).get(tabletId));
  }

  /** Transactions that have not been published or aborted. */
  public Collection<Long> openTxnIds() {
    return List.copyOf(open.keySet());
  }

  /**
   * Makes a prepared load durable. The files of the rowset are in the tablet's directory.
   *
   * @return the rowset that counts: the one of an earlier commit if there was one
   */
  public RowsetMeta commit(long txnId, long tabletId, RowsetMeta rowset) throws IOException {
    return commitAll(txnId, List.of(rowset)).get(0);
  }

  /** Commits the rowsets of several tablets at once. */
  public List<RowsetMeta> commitAll(long txnId, List<RowsetMeta> rowsets) throws IOException {
    MetaDb.Batch batch = new MetaDb.Batch();
    List<RowsetMeta> small = new ArrayList<>();
    List<RowsetMeta> checked = new ArrayList<>();
    for (RowsetMeta written : rowsets) {
      Tablet tablet = engine.requireTablet(written.tabletId());
      RowsetMeta rowset = Checksums.added(written, tablet.directory());
      checked.add(rowset);
      if (engine.smallFiles().keep(tablet, rowset, batch)) {
        small.add(rowset);
      } else {
        syncFiles(tablet, rowset);
      }
    }
    Map<Long, TabletTxn> ofTxn = ofTxn(txnId);
    synchronized (ofTxn) {
      List<RowsetMeta> counting = new ArrayList<>();
      List<TabletTxn> committed = new ArrayList<>();
      for (RowsetMeta rowset : checked) {
        TabletTxn txn = requirePrepared(txnId, rowset.tabletId());
        if (txn.state() == TabletTxn.State.COMMITTED) {
          counting.add(txn.rowset());
          continue;
        }
        TabletTxn done = txn.committed(rowset);
        batch.put(Keys.txn(txnId, rowset.tabletId()), done);
        committed.add(done);
        counting.add(rowset);
      }
      db.write(batch);
      small.forEach(engine.smallFiles()::remember);
      committed.forEach(this::remember);
      return counting;
    }
  }

  private TabletTxn requirePrepared(long txnId, long tabletId) {
    return find(txnId, tabletId)
        .orElseThrow(
            () ->
                new StorageException(
                    TStatusCode.NOT_FOUND,
                    "transaction " + txnId + " is not prepared on tablet " + tabletId));
  }

  private static void syncFiles(Tablet tablet, RowsetMeta rowset) throws IOException {
    for (String name : rowset.fileNames()) {
      Durable.sync(tablet.directory().resolve(name));
    }
    if (rowset.segments() > 0) {
      Durable.sync(tablet.directory());
    }
  }

  /**
   * Makes a committed transaction visible.
   *
   * @param versions partition to the version that it gets
   */
  public PublishResult publish(long txnId, Map<Long, Long> versions) throws IOException {
    List<Tablet> tablets =
        engine.tablets().stream()
            .filter(t -> versions.containsKey(t.meta().partitionId()))
            .sorted(Comparator.comparingLong(Tablet::id))
            .toList();
    PublishResult result =
        new PublishResult(new TreeMap<>(), new ArrayList<>(), new ArrayList<>(), new TreeMap<>());
    LateMerges merges = new LateMerges(merge);
    for (Tablet tablet : tablets) {
      Optional<TabletTxn> txn = find(txnId, tablet.id());
      if (txn.isPresent()) {
        merges.prepare(tablet, txn.get(), versions.get(tablet.meta().partitionId()));
      }
    }
    Publishing publishing = new Publishing(binlogs, merges);
    tablets.forEach(t -> t.lock().lock());
    try {
      for (Tablet tablet : tablets) {
        publishing.plan(
            tablet, versions.get(tablet.meta().partitionId()), find(txnId, tablet.id()), result);
      }
      db.write(publishing.batch());
      publishing.apply();
    } finally {
      tablets.forEach(t -> t.lock().unlock());
    }
    publishing.tabletIds().forEach(t -> drop(txnId, t));
    merges.clean(engine.swaps(), publishing.tabletIds());
    return result;
  }

  /** Ends a transaction without a trace; unknown ones are fine. */
  public void abort(long txnId) throws IOException {
    for (TabletTxn txn : List.copyOf(open.getOrDefault(txnId, Map.of()).values())) {
      abort(txnId, txn.tabletId());
    }
  }

  /** Ends a transaction on one tablet, so that its load can be repeated. */
  public void abort(long txnId, long tabletId) throws IOException {
    Optional<TabletTxn> txn = find(txnId, tabletId);
    if (txn.isEmpty()) {
      return;
    }
    db.write(new MetaDb.Batch().delete(Keys.txn(txnId, tabletId)));
    drop(txnId, tabletId);
    Optional<Tablet> tablet = engine.tablet(tabletId);
    RowsetMeta rowset = txn.get().rowset();
    if (rowset != null && tablet.isPresent()) {
      engine.swaps().deleteFiles(tablet.get(), rowset);
    }
  }

  /** Drops what is open on a tablet, as part of {@code batch}. */
  void forget(long tabletId, MetaDb.Batch batch) {
    for (long txnId : openTxnIds()) {
      if (find(txnId, tabletId).isPresent()) {
        batch.delete(Keys.txn(txnId, tabletId));
        drop(txnId, tabletId);
      }
    }
  }

  /** Everything that is open on a tablet. */
  List<TabletTxn> ofTablet(long tabletId) {
    return open.values().stream()
        .map(m -> m.get(tabletId))
        .filter(java.util.Objects::nonNull)
        .toList();
  }

  private Map<Long, TabletTxn> ofTxn(long txnId) {
    return open.computeIfAbsent(txnId, t -> new ConcurrentHashMap<>());
  }

  private void remember(TabletTxn txn) {
    ofTxn(txn.txnId()).put(txn.tabletId(), txn);
  }

  private void drop(long txnId, long tabletId) {
    open.computeIfPresent(
        txnId,
        (id, m) -> {
          m.remove(tabletId);
          return m.isEmpty() ? null : m;
        });
  }
}
