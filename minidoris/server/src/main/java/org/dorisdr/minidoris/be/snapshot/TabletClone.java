package org.dorisdr.minidoris.be.snapshot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.apache.thrift.TException;
import org.dorisdr.minidoris.be.http.HttpFetch;
import org.dorisdr.minidoris.be.storage.Checksums;
import org.dorisdr.minidoris.be.storage.Durable;
import org.dorisdr.minidoris.be.storage.HeaderFile;
import org.dorisdr.minidoris.be.storage.RowsetMeta;
import org.dorisdr.minidoris.be.storage.StorageEngine;
import org.dorisdr.minidoris.be.storage.Tablet;
import org.dorisdr.minidoris.common.rpc.ThriftPool;
import org.dorisdr.thrift.BackendService;
import org.dorisdr.thrift.TAgentResult;
import org.dorisdr.thrift.TBackend;
import org.dorisdr.thrift.TCloneReq;
import org.dorisdr.thrift.TSnapshotRequest;
import org.dorisdr.thrift.TStatusCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes this backend hold a replica of a tablet, or brings a replica that fell behind up to date,
 * by a snapshot of another replica. Thread safe; may be repeated.
 */
public final class TabletClone implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TabletClone.class);
  private static final long SNAPSHOT_SECONDS = 3600;

  private final StorageEngine storage;
  private final HttpFetch http;
  private final Supplier<String> token;
  private final ThriftPool<BackendService.Client> peers =
      new ThriftPool<>(BackendService.Client::new, 60_000);

  /**
   * @param token of the cluster
   */
  public TabletClone(StorageEngine storage, HttpFetch http, Supplier<String> token) {
    this.storage = storage;
    this.http = http;
    this.token = token;
  }

  /**
   * @return the tablet, now of the version asked for or newer
   * @throws IOException when none of the sources could give it
   */
  public Tablet run(TCloneReq request) throws IOException {
    Tablet local = storage.tablet(request.getTabletId()).orElse(null);
    if (local != null
        && local.damage() == null
        && !local.meta().converting()
        && request.isSetVersion()
        && local.maxVersion() >= request.getVersion()
        && storage.adoptTablet(local.meta(), request.getReplicaId()) == local) {
      return local;
    }
    storage.requireRoom();
    IOException failure =
        new IOException("no replica of tablet " + request.getTabletId() + " to clone from");
    for (TBackend source : request.getSrcBackends()) {
      try {
        return from(source, request);
      } catch (IOException | RuntimeException e) {
        failure.addSuppressed(e);
        LOG.warn("cannot clone tablet {} from {}", request.getTabletId(), source.getHost(), e);
      }
    }
    throw failure;
  }

  private Tablet from(TBackend source, TCloneReq request) throws IOException {
    String path = snapshot(source, request);
    Path staged =
        Files.createTempDirectory(
            storage.stagingDirectory(), "replica." + request.getTabletId() + ".");
    try {
      Peer peer =
          new Peer(
              http,
              source.getHost(),
              source.getHttpPort(),
              token.get(),
              path + "/" + request.getTabletId() + "/" + request.getSchemaHash());
      Path file = staged.resolve(request.getTabletId() + ".hdr");
      peer.fetch(file.getFileName().toString(), file);
      HeaderFile header = HeaderFile.read(file);
      for (RowsetMeta rowset : header.rowsets()) {
        for (int segment = 0; segment < rowset.segments(); segment++) {
          Path copy = staged.resolve(rowset.fileName(segment));
          peer.fetch(rowset.fileName(segment), copy);
          Checksums.require(rowset, segment, copy);
        }
      }
      for (RowsetMeta binlog : header.binlogs()) {
        for (int segment = 0; segment < binlog.segments(); segment++) {
          String name = binlog.fileName(segment) + HeaderFile.BINLOG;
          peer.fetch(name, staged.resolve(name));
          Checksums.require(binlog, segment, staged.resolve(name));
        }
      }
      Tablet tablet = storage.adoptTablet(header.tablet(), request.getReplicaId());
      storage.snapshots().loadNewer(tablet, staged);
      return tablet;
    } finally {
      Durable.deleteTree(staged);
      release(source, path);
    }
  }

  private String snapshot(TBackend source, TCloneReq request) throws IOException {
    TSnapshotRequest snapshot =
        new TSnapshotRequest(request.getTabletId(), request.getSchemaHash());
    snapshot.setTimeout(SNAPSHOT_SECONDS);
    snapshot.setIsCopyTabletTask(true);
    // Another cluster may follow this table and ask the new replica for what it has not had yet.
    snapshot.setIsCopyBinlog(true);
    try {
      TAgentResult result =
          peers.call(source.getHost(), source.getBePort(), c -> c.makeSnapshot(snapshot));
      if (result.getStatus().getStatusCode() != TStatusCode.OK) {
        throw new IOException(String.valueOf(result.getStatus().getErrorMsgs()));
      }
      return result.getSnapshotPath();
    } catch (TException e) {
      throw new IOException("backend " + source.getHost() + ": " + e.getMessage(), e);
    }
  }

  private void release(TBackend source, String path) {
    try {
      peers.call(source.getHost(), source.getBePort(), c -> c.releaseSnapshot(path));
    } catch (TException e) {
      // It expires by itself.
      LOG.debug("cannot release {}", path, e);
    }
  }

  @Override
  public void close() {
    peers.close();
  }
}
