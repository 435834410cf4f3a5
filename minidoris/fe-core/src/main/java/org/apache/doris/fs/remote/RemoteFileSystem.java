package org.apache.doris.fs.remote;

import org.apache.doris.analysis.StorageBackend.StorageType;
import org.apache.doris.fs.PersistentFileSystem;

/** A store behind the network. */
public abstract class RemoteFileSystem extends PersistentFileSystem {
  public RemoteFileSystem(String name, StorageType type) {
    super(name, type);
  }
}
