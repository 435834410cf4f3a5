package org.dorisdr.minidoris.fe.backup;

/** States of a restore, in order. DOWNLOADING and COMMITTING are not durable. */
enum RestoreJobState {
  PENDING,
  CREATING,
  SNAPSHOTING,
  DOWNLOAD,
  DOWNLOADING,
  COMMIT,
  COMMITTING,
  FINISHED,
  CANCELLED
}
