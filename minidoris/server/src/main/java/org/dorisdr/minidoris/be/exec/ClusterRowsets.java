package org.dorisdr.minidoris.be.exec;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.dorisdr.minidoris.be.storage.RowsetMeta;
import org.dorisdr.minidoris.be.storage.StorageEngine;
import org.dorisdr.minidoris.be.storage.StorageException;
import org.dorisdr.minidoris.be.storage.Tablet;
import org.dorisdr.minidoris.thrift.TMiniReplica;
import org.dorisdr.minidoris.thrift.TMiniRowsets;
import org.dorisdr.minidoris.thrift.TMiniScanTablet;
import org.dorisdr.thrift.TStatusCode;

/**
 * Rowsets of any tablet of the cluster: of this backend if it has the version, else pulled once
 * from a backend that has. Rowsets never change, so that a pulled file stays good. Thread safe.
 */
final class ClusterRowsets implements RowsetSource {
  private final StorageEngine engine;
  private final LocalRowsets local;
  private final Peers peers;
  private final Supplier<TMiniReplica> self;

  ClusterRowsets(StorageEngine engine, Peers peers, Supplier<TMiniReplica> self) {
    this.engine = engine;
    this.local = new LocalRowsets(engine);
    this.peers = peers;
    this.self = self;
  }

  @Override
  public List<LocatedRowset> rowsets(TMiniScanTablet scan) throws IOException {
    Tablet tablet = engine.tablet(scan.getTabletId()).orElse(null);
    StorageException why =
        new StorageException(
            TStatusCode.TABLET_MISSING, "no backend has tablet " + scan.getTabletId());
    if (tablet != null) {
      try {
        return local.rowsets(scan);
      } catch (StorageException e) {
        why = e;
      }
    }
    IOException failed = null;
    for (TMiniReplica replica : scan.getReplicas()) {
      if (replica.getBackendId() == self.get().getBackendId()) {
        continue;
      }
      try {
        return pull(scan, replica);
      } catch (IOException e) {
        failed = e;
      }
    }
    if (failed != null) {
      throw failed;
    }
    throw why;
  }

  private List<LocatedRowset> pull(TMiniScanTablet scan, TMiniReplica replica) throws IOException {
    TMiniRowsets answer =
        peers.call(replica, c -> c.rowsets(scan.getTabletId(), scan.getVersion()));
    if (answer.getStatusCode() != TStatusCode.OK.getValue()) {
      throw new IOException("backend " + replica.getHost() + ": " + answer.getError());
    }
    Path cache = engine.stagingDirectory().resolve("cache");
    Files.createDirectories(cache);
    List<LocatedRowset> rowsets = new ArrayList<>();
    for (String json : answer.getRowsets()) {
      RowsetMeta rowset = RowsetJson.read(json);
      List<Path> files = new ArrayList<>();
      for (String name : rowset.fileNames()) {
        files.add(pull(replica, answer.getDirectory() + "/" + name, cache.resolve(name)));
      }
      rowsets.add(new LocatedRowset(rowset, files));
    }
    return rowsets;
  }

  private Path pull(TMiniReplica replica, String remote, Path file) throws IOException {
    synchronized (this) {
      if (!Files.exists(file)) {
        peers.download(replica, remote, file);
      }
    }
    return file;
  }
}
