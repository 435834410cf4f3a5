package org.dorisdr.minidoris.be.exec;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.dorisdr.minidoris.be.storage.Checksums;
import org.dorisdr.minidoris.be.storage.RowsetMeta;
import org.dorisdr.minidoris.be.storage.StorageEngine;
import org.dorisdr.minidoris.be.storage.Tablet;
import org.dorisdr.minidoris.be.storage.TabletTxn;
import org.dorisdr.minidoris.thrift.TMiniExecResult;
import org.dorisdr.minidoris.thrift.TMiniReplica;
import org.dorisdr.minidoris.thrift.TMiniTabletRows;
import org.dorisdr.minidoris.thrift.TMiniWriteTablet;
import org.dorisdr.thrift.TStatusCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings a written rowset to the other replicas of its tablet. Thread safe. */
final class ReplicaCommit {
  private static final Logger LOG = LoggerFactory.getLogger(ReplicaCommit.class);

  private final StorageEngine engine;
  private final Peers peers;
  private final Supplier<TMiniReplica> self;

  ReplicaCommit(StorageEngine engine, Peers peers, Supplier<TMiniReplica> self) {
    this.engine = engine;
    this.peers = peers;
    this.self = self;
  }

  /**
   * Lets every other replica pull the rowset from {@code directory}.
   *
   * @return the replicas that have it; one that fails is left out, the frontend counts the quorum
   */
  List<TMiniTabletRows> commit(TMiniWriteTablet tablet, RowsetMeta rowset, Path directory)
      throws IOException {
    List<TMiniTabletRows> done = new ArrayList<>();
    boolean local = engine.tablet(tablet.getTabletId()).isPresent();
    for (TMiniReplica replica : tablet.getReplicas()) {
      boolean here = local && replica.getBackendId() == self.get().getBackendId();
      if (here || clone(replica, rowset, directory)) {
        done.add(new TMiniTabletRows(tablet.getTabletId(), replica.getBackendId(), rowset.rows()));
      }
    }
    return done;
  }

  private boolean clone(TMiniReplica replica, RowsetMeta rowset, Path directory) {
    try {
      String description = RowsetJson.write(rowset);
      TMiniExecResult result =
          peers.call(replica, c -> c.cloneRowset(self.get(), directory.toString(), description));
      if (result.getStatusCode() == TStatusCode.OK.getValue()) {
        return true;
      }
      LOG.warn("tablet {} on {}: {}", rowset.tabletId(), replica.getHost(), result.getError());
    } catch (IOException e) {
      LOG.warn("tablet {} on {}", rowset.tabletId(), replica.getHost(), e);
    }
    return false;
  }

  /** The other end: takes a rowset over from the backend that wrote it. */
  void take(TMiniReplica source, String directory, RowsetMeta rowset) throws IOException {
    Tablet tablet = engine.requireTablet(rowset.tabletId());
    TabletTxn.State state =
        engine.txns().prepare(rowset.txnId(), rowset.partitionId(), rowset.tabletId(), null);
    if (state == TabletTxn.State.COMMITTED) {
      return;
    }
    for (int segment = 0; segment < rowset.segments(); segment++) {
      String name = rowset.fileName(segment);
      peers.download(source, directory + "/" + name, tablet.file(rowset, segment));
      Checksums.require(rowset, segment, tablet.file(rowset, segment));
    }
    engine.txns().commit(rowset.txnId(), rowset.tabletId(), rowset);
  }
}
