package org.dorisdr.backup.request;

import java.util.Optional;
import org.dorisdr.host.HostException;

/** What schedules and statements ask of the queue of backups and restores. Thread safe. */
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

  /** What is asked for. */
  enum Kind {
    BACKUP,
    RESTORE
  }

  /**
   * One backup or restore that is wanted.
   *
   * @param key names the request for ever: the same key is one request, however often submitted
   * @param database that is backed up, or restored into
   * @param label of the snapshot
   * @param sql Doris's own BACKUP or RESTORE statement, whose label and repository are those given
   * @param creator who asked, as users see it
   */
  record Request(
      Kind kind,
      String key,
      String database,
      String label,
      String repository,
      String sql,
      String creator) {}

  /**
   * Where a request stands.
   *
   * @param error why it failed, or fails; null if it does not
   * @param timestamp of its snapshot in the repository, null before a backup is FINISHED
   * @param finishedMs when it ended, ms since the epoch; 0 before
   */
  record Status(State state, String error, String timestamp, long finishedMs) {}

  /**
   * Adds a request to the end of its database's queue, durably. Whether Doris accepts it shows in
   * the status: nothing is checked here. Leader only.
   */
  void submit(Request request) throws HostException;

  /** Where it stands; empty if never submitted, or over for so long that it was forgotten. */
  Optional<Status> status(String key);

  /** Asks that it ends; what is done stays done, and an end is left alone. Leader only. */
  void cancel(String key) throws HostException;
}
