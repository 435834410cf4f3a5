package org.dorisdr.minidoris.fe.catalog;

/** One copy of a tablet on one backend. Guarded by the catalog's lock. */
public final class Replica {
  public long id;
  public long backendId;

  /** All versions up to this one are there. */
  public long version;

  /** Highest version it is known to miss; -1 = none. */
  public long lastFailedVersion = -1;

  public Replica() {}

  public Replica(long id, long backendId, long version) {
    this.id = id;
    this.backendId = backendId;
    this.version = version;
  }

  /** Whether a read of {@code visibleVersion} may go to it. */
  public boolean serves(long visibleVersion) {
    return lastFailedVersion < 0 && version >= visibleVersion;
  }
}
