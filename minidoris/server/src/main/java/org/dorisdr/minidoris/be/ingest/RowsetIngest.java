package org.dorisdr.minidoris.be.ingest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.dorisdr.minidoris.be.http.HttpFetch;
import org.dorisdr.minidoris.be.storage.Checksums;
import org.dorisdr.minidoris.be.storage.RowsetMeta;
import org.dorisdr.minidoris.be.storage.StorageEngine;
import org.dorisdr.minidoris.be.storage.Tablet;
import org.dorisdr.minidoris.be.storage.TabletTxns;
import org.dorisdr.thrift.TIngestBinlogRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Copies one rowset from the source and commits it to a prepared transaction. When that fails the
 * transaction of the tablet is gone and none of the files stays. Thread safe.
 */
public final class RowsetIngest {
  private static final Logger LOG = LoggerFactory.getLogger(RowsetIngest.class);

  private final StorageEngine storage;
  private final HttpFetch http;

  public RowsetIngest(StorageEngine storage, HttpFetch http) {
    this.storage = storage;
    this.http = http;
  }

  void run(TIngestBinlogRequest request) throws IOException {
    TabletTxns txns = storage.txns();
    Tablet tablet = storage.requireTablet(request.getLocalTabletId());
    RowsetMeta rowset = null;
    try {
      SourceBinlog source = new SourceBinlog(http, request);
      RowsetMeta original = source.rowset();
      rowset =
          original.copyFor(tablet, storage.newRowsetId(), request.getTxnId()).withVersions(-1, -1);
      for (int segment = 0; segment < original.segments(); segment++) {
        fetch(source, original, segment, tablet.file(rowset, segment));
      }
      RowsetMeta counting = txns.commit(request.getTxnId(), tablet.id(), rowset);
      if (!counting.rowsetId().equals(rowset.rowsetId())) {
        // Somebody else was faster with the same rows.
        storage.swaps().deleteFiles(tablet, rowset);
      }
    } catch (IOException | RuntimeException e) {
      LOG.warn(
          "ingest of txn {} into tablet {} failed: {}",
          request.getTxnId(),
          tablet.id(),
          e.toString());
      undo(request.getTxnId(), tablet, rowset, e);
      throw e;
    }
  }

  private void fetch(SourceBinlog source, RowsetMeta original, int segment, Path target)
      throws IOException {
    long size = source.size(original, segment);
    Path staged = storage.stagingDirectory().resolve(target.getFileName());
    try {
      source.download(original, segment, staged);
      if (Files.size(staged) != size) {
        throw new IOException(
            "got " + Files.size(staged) + " of " + size + " bytes of segment " + segment);
      }
      Checksums.require(original, segment, staged);
      Files.move(staged, target, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(staged);
    }
  }

  private void undo(long txnId, Tablet tablet, RowsetMeta rowset, Exception cause) {
    try {
      storage.txns().abort(txnId, tablet.id());
      if (rowset != null) {
        storage.swaps().deleteFiles(tablet, rowset);
      }
    } catch (IOException | RuntimeException e) {
      cause.addSuppressed(e);
    }
  }
}
