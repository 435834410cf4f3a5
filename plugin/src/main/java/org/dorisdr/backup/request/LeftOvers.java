package org.dorisdr.backup.request;

/**
 * What lies in the folder of a label after its backup was cancelled or failed. The folder was
 * emptied then, but a backend that was slow to stop may write to it once more. Stateless.
 */
final class LeftOvers {
  private LeftOvers() {}

  /** Whether files there that are no whole snapshot are of a request of ours that is over. */
  static boolean areOurs(RequestStore store, String repository, String label) {
    return store.all().stream()
        .anyMatch(
            r ->
                r.isBackup()
                    && r.phase.isEnd()
                    && r.watchMs > 0
                    && r.label.equals(label)
                    && r.repository.equals(repository));
  }
}
