package org.dorisdr.backup.request;

import java.util.Optional;
import org.dorisdr.host.HostException;

/** What schedules and statements ask of the queue of backups. Thread safe; leader only. */
public interface BackupRequests {
  /** Where a request stands. */
  enum State {
    /** Waits for those before it. */
    QUEUED,
    /** The FE works on it. */
    RUNNING,
    /** Failed and will be tried again. */
    RETRYING,
    FINISHED,
    FAILED,
    CANCELLED;

    /** Whether nothing more will happen. */
    public boolean isEnd() {
      return this == FINISHED || this == FAILED || this == CANCELLED;
    }
  }

  /**
   * One backup that is wanted.
   *
   * @param key names the request for ever: the same key is one request, however often submitted
   * @param sql Doris's own BACKUP statement, whose label and repository are those given
   */
  record BackupRequest(String key, String database, String label, String repository, String sql) {}

  /**
   * Where a request stands.
   *
   * @param error why it failed, or fails; null if it does not
   * @param timestamp of its snapshot in the repository, null before FINISHED
   */
  record Status(State state, String error, String timestamp) {}

  /** Adds a request to the end of its database's queue, durably. */
  void submit(BackupRequest request) throws HostException;

  /** Where it stands; empty if never submitted, or over for so long that it was forgotten. */
  Optional<Status> status(String key);

  /** Asks that it ends without a snapshot. */
  void cancel(String key) throws HostException;
}
