package org.dorisdr.minidoris.fe.catalog;

/** One copy of a tablet on one backend. Guarded by the catalog's lock. */
public final class Replica {
  public long id;
  public long backendId;

  /** All versions up to this one are there. */
  public long version;

  /** Highest version it is known to miss; -1 = none. */
  public long lastFailedVersion = -1;

  /** Its backend has lost or damaged files of it. */
  public boolean bad;

  /** Bytes on the backend's disk, as it last reported; not journaled, so 0 after a start. */
  public transient long dataSize;

  /** Rows that it last reported; -1 = it has not reported since this frontend started. */
  public transient long rowCount = -1;

  public transient long versionCount = -1;

  /** Which of the backend's disks it lies on; -1 = not reported yet. */
  public transient long pathHash = -1;

  public Replica() {}

  public Replica(long id, long backendId, long version) {
    this.id = id;
    this.backendId = backendId;
    this.version = version;
  }

  /** Whether a read of {@code visibleVersion} may go to it. */
  public boolean serves(long visibleVersion) {
    return !bad && lastFailedVersion < 0 && version >= visibleVersion;
  }
}
