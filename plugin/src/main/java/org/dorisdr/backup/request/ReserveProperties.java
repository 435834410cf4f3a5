package org.dorisdr.backup.request;

import java.util.Set;
import org.dorisdr.host.HostException;

/**
 * Whether a restore may have lost what its statement wants to be reserved. A FE that was started
 * again prepares a restore anew that it had not stored as prepared when it died. Whether to keep
 * the colocation group is not stored, and that replicas cannot be kept of this source is not
 * either. So it is written down when a restore is seen behind that, by the FE that began it. For
 * the watcher of one FE.
 */
final class ReserveProperties {
  /** Seen in one of these, the FE has stored it as prepared, with all that it was told. */
  private static final Set<String> STORED = Set.of("DOWNLOADING", "COMMIT", "COMMITTING");

  private static final Set<String> FORGOTTEN = Set.of("reserve_colocate", "reserve_replica");

  private final RequestParts parts;

  /** Since when this FE looks after jobs; those that are older come from another life. */
  private final long sinceMs;

  ReserveProperties(RequestParts parts) {
    this.parts = parts;
    this.sinceMs = parts.nowMs();
  }

  /** Whether the FE died before anybody knew that it had stored them. */
  boolean mayBeForgotten(RequestRecord record) throws HostException {
    return record.attemptMs < sinceMs && !record.prepared && mayBeAtAll(record);
  }

  private static boolean mayBeAtAll(RequestRecord record) throws HostException {
    if (record.isBackup()) {
      return false;
    }
    Statements.Parsed statement = Statements.parse(record.sql);
    return FORGOTTEN.stream().anyMatch(key -> statement.property(key).equalsIgnoreCase("true"));
  }

  /** Writes down that they are safe, as soon as they are. */
  void note(RequestRecord record, StockJob job) throws HostException {
    if (!record.prepared && STORED.contains(job.state()) && mayBeAtAll(record)) {
      parts.store().update(record.id, r -> r.prepared = true);
    }
  }
}
