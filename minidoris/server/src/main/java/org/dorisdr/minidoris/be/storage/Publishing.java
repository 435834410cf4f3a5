package org.dorisdr.minidoris.be.storage;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** One run of publishing, tablets locked: decide and link files, then write, then apply. */
final class Publishing {
  private record Step(Tablet tablet, TabletMeta meta, RowsetMeta rowset, boolean binlog) {}

  private final Binlogs binlogs;
  private final MetaDb.Batch batch = new MetaDb.Batch();
  private final List<Step> steps = new ArrayList<>();
  private final LateMerges merges;

  Publishing(Binlogs binlogs, LateMerges merges) {
    this.binlogs = binlogs;
    this.merges = merges;
  }

  void plan(Tablet tablet, long version, Optional<TabletTxn> txn, PublishResult result)
      throws IOException {
    if (tablet.dropped()) {
      return;
    }
    if (tablet.maxVersion() >= version) {
      result.published().put(tablet.id(), version);
      return;
    }
    if (txn.isEmpty() || txn.get().state() != TabletTxn.State.COMMITTED) {
      result.absent().add(tablet.id());
    } else if (tablet.maxVersion() + 1 < version && !tablet.meta().converting()
        || merges.lacks(tablet, txn.get().rowset(), version)) {
      result.waiting().add(tablet.id());
    } else {
      publish(tablet, version, txn.get());
      result.published().put(tablet.id(), version);
      result.rows().put(tablet.id(), txn.get().rowset().rows());
    }
  }

  private void publish(Tablet tablet, long version, TabletTxn txn) throws IOException {
    RowsetMeta rowset = merges.of(tablet, txn.rowset()).withVersions(version, version);
    TabletMeta meta = tablet.meta().withColumns(rowset.columns());
    boolean binlog = meta.binlog();
    if (binlog) {
      binlogs.keep(tablet, rowset, batch);
    }
    if (meta != tablet.meta()) {
      batch.put(Keys.tablet(tablet.id()), meta);
    }
    batch.put(Keys.rowset(rowset), rowset).delete(Keys.txn(txn.txnId(), tablet.id()));
    steps.add(new Step(tablet, meta, rowset, binlog));
  }

  MetaDb.Batch batch() {
    return batch;
  }

  Set<Long> tabletIds() {
    return steps.stream().map(s -> s.tablet().id()).collect(Collectors.toSet());
  }

  void apply() {
    for (Step step : steps) {
      step.tablet().meta(step.meta());
      step.tablet().add(step.rowset());
      if (step.binlog()) {
        binlogs.remember(step.rowset());
      }
    }
  }
}
