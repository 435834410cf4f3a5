package org.dorisdr.minidoris.fe.backup;

import java.util.List;

/**
 * The snapshot of one tablet on one backend.
 *
 * @param path directory on the backend, without tablet and schema hash
 * @param files names; with MD5 once they are in a repository
 */
public record SnapshotInfo(
    long tableId,
    long partitionId,
    long indexId,
    long tabletId,
    long backendId,
    int schemaHash,
    String path,
    List<String> files) {

  /** Directory with the files. */
  String tabletPath() {
    return path + "/" + tabletId + "/" + schemaHash;
  }

  SnapshotInfo withFiles(List<String> newFiles) {
    return new SnapshotInfo(
        tableId, partitionId, indexId, tabletId, backendId, schemaHash, path, newFiles);
  }
}
