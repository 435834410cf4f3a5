package org.apache.doris.backup;

import org.apache.doris.fs.PersistentFileSystem;
import org.apache.doris.fs.remote.RemoteFileSystem;

/** A repository for snapshots. Immutable. */
public class Repository {
  private final long id;
  private final String name;
  private final boolean readOnly;
  private final String location;
  private final RemoteFileSystem fileSystem;

  public Repository(
      long id, String name, boolean isReadOnly, String location, RemoteFileSystem fileSystem) {
    this.id = id;
    this.name = name;
    this.readOnly = isReadOnly;
    this.location = location;
    this.fileSystem = fileSystem;
  }

  public long getId() {
    return id;
  }

  public String getName() {
    return name;
  }

  public boolean isReadOnly() {
    return readOnly;
  }

  public String getLocation() {
    return location;
  }

  /** Its properties hold secrets in clear. */
  public PersistentFileSystem getRemoteFileSystem() {
    return fileSystem;
  }
}
