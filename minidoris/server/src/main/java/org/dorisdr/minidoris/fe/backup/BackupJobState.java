package org.dorisdr.minidoris.fe.backup;

/** States of a backup, in order. SNAPSHOTING and UPLOADING are not durable. */
enum BackupJobState {
  PENDING,
  SNAPSHOTING,
  UPLOAD_SNAPSHOT,
  UPLOADING,
  SAVE_META,
  UPLOAD_INFO,
  FINISHED,
  CANCELLED
}
