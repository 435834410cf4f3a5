package org.dorisdr.backup.request;

import java.util.List;
import java.util.OptionalLong;
import org.dorisdr.backup.request.RequestRecord.Phase;

/** How long a restore should take, going by those that were made here. Thread safe. */
public final class RestoreTimes {
  /** Restores of a few bytes tell nothing of one of many. */
  private static final long FARTHEST = 10;

  private final RequestStore store;

  public RestoreTimes(RequestStore store) {
    this.store = store;
  }

  /**
   * No less than the shortest took; beyond that as many bytes a second as the quickest moved.
   *
   * @param repository whose restores count, or if there was none those of all
   * @param bytes of one replica
   * @return ms; empty if none was made that is at all like it
   */
  public OptionalLong estimate(String repository, long bytes) {
    List<RequestRecord> all = store.all().stream().filter(RestoreTimes::tells).toList();
    List<RequestRecord> same = all.stream().filter(r -> r.repository.equals(repository)).toList();
    List<RequestRecord> like = same.isEmpty() ? all : same;
    long most = like.stream().mapToLong(r -> r.bytes).max().orElse(0);
    if (bytes > most * FARTHEST) {
      return OptionalLong.empty();
    }
    double rate = like.stream().mapToDouble(r -> (double) r.bytes / millis(r)).max().orElse(0);
    OptionalLong shortest = like.stream().mapToLong(RestoreTimes::millis).min();
    return rate == 0
        ? shortest
        : OptionalLong.of(Math.max(shortest.orElse(0), (long) (bytes / rate)));
  }

  /** An attempt that failed before may have brought some of the files. */
  private static boolean tells(RequestRecord record) {
    return !record.isBackup()
        && record.phase == Phase.FINISHED
        && record.attempts == 1
        && record.bytes >= 0
        && millis(record) > 0;
  }

  private static long millis(RequestRecord record) {
    return record.finishedMs - record.attemptMs;
  }
}
