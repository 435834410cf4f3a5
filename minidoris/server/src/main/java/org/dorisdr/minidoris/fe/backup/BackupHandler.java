package org.dorisdr.minidoris.fe.backup;

import org.dorisdr.thrift.TGetSnapshotRequest;
import org.dorisdr.thrift.TGetSnapshotResult;
import org.dorisdr.thrift.TRestoreSnapshotRequest;
import org.dorisdr.thrift.TRestoreSnapshotResult;
import org.dorisdr.thrift.TSnapshotLoaderReportRequest;
import org.dorisdr.thrift.TStatus;

/**
 * Repositories, and backup and restore jobs. Thread safe; none of the calls may be made with the
 * catalog's lock held.
 *
 * <p>The thrift calls expect that the caller has checked the user, that names are complete, and
 * that this frontend is the master; they answer with a status and never throw.
 */
public interface BackupHandler {
  /** Files of a finished local snapshot: metadata, job info, commit sequence, expiry. */
  TGetSnapshotResult getSnapshot(TGetSnapshotRequest request);

  /** Starts a restore job from a snapshot whose files the request carries. */
  TRestoreSnapshotResult restoreSnapshot(TRestoreSnapshotRequest request);

  /** Progress of an upload or download; CANCELLED tells the backend to stop. */
  TStatus snapshotLoaderReport(TSnapshotLoaderReportRequest request);
}
