package org.dorisdr.minidoris.host;

import java.util.Map;
import org.apache.doris.analysis.StorageBackend.StorageType;
import org.apache.doris.fs.remote.RemoteFileSystem;

/** Store of a repository as plugins see it. Immutable. */
public final class RepositoryFileSystem extends RemoteFileSystem {
  /** Stores nothing itself: it names the kind of store and how to reach it. */
  public RepositoryFileSystem(String type, Map<String, String> properties) {
    super(type, StorageType.valueOf(type));
    this.properties = Map.copyOf(properties);
  }
}
