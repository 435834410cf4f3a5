package org.dorisdr.backup.request;

import java.io.IOException;
import java.util.HashSet;
import java.util.Set;

/**
 * What lies in the folder of a label after its backup was cancelled or failed. The folder was
 * emptied then, but a backend that was slow to stop may write to it once more. Stateless.
 */
final class LeftOvers {
  private LeftOvers() {}

  /**
   * Whether all that lies in a folder, if anything does, is of attempts of ours that are over, so
   * that it may be removed. What is whole is not, and neither is what other databases have put
   * there: those may be another cluster's, which has taken the label meanwhile.
   */
  static boolean areOurs(RequestStore store, SnapshotFolder folder) throws IOException {
    Set<Long> databases = databases(store, folder);
    return !databases.isEmpty()
        && !folder.look().isWhole()
        && (databases.contains(RequestRecord.UNKNOWN_DATABASE) || folder.isOnlyOf(databases));
  }

  /** Ids of the databases whose backups may have left something there. */
  private static Set<Long> databases(RequestStore store, SnapshotFolder folder) {
    Set<Long> databases = new HashSet<>();
    for (RequestRecord request : store.all()) {
      boolean mayHaveLeft = request.phase.isEnd() ? request.watchMs > 0 : request.owned;
      if (mayHaveLeft && request.isAt(folder.repository(), folder.label())) {
        databases.add(request.databaseId);
      }
    }
    return databases;
  }
}
