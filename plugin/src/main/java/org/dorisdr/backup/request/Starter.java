package org.dorisdr.backup.request;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.dorisdr.backup.request.RequestRecord.Phase;
import org.dorisdr.backup.snapshot.ContentFile;
import org.dorisdr.backup.snapshot.ContentHasher;
import org.dorisdr.cluster.ProcTree;
import org.dorisdr.host.HostException;

/** Gives requests to the FE when its database is free. Owned by one worker. */
final class Starter {
  private static final Duration LOOK = Duration.ofSeconds(1);

  /** So often a label that was free may be taken a moment later. */
  private static final int TAKEN = 10;

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

  private final RequestParts parts;
  private final Reuse reuse;
  private final Map<Long, LiveView> live;
  private final StockJobs stock;
  private final Outcome outcome;
  private final Wholeness wholeness;

  /** How often the FE found the label of a request taken. */
  private final Map<Long, Integer> taken = new HashMap<>();

  Starter(RequestParts parts, Reuse reuse, Map<Long, LiveView> live) {
    this.parts = parts;
    this.reuse = reuse;
    this.live = live;
    this.stock = parts.stock();
    this.outcome = new Outcome(parts);
    this.wholeness = new Wholeness(parts);
  }

  /** Writes down that the FE will be given the request, if it can be. */
  Duration begin(RequestRecord record) throws HostException {
    if (record.cancelAsked) {
      parts.store().update(record.id, r -> outcome.leave(r, Phase.CANCELLED));
      return Duration.ZERO;
    }
    String blocked;
    try {
      blocked = blockedBy(record);
    } catch (HostException e) {
      outcome.failed(record, e.getMessage());
      return Duration.ZERO;
    }
    if (blocked != null) {
      live.put(record.id, LiveView.blocked(blocked));
      return LOOK;
    }
    String before = stock.newest(record).map(StockJob::createTime).orElse("");
    if (before.equals(now())) {
      // Jobs are told apart by the second in which they were made.
      return LOOK;
    }
    live.remove(record.id);
    Consumer<RequestRecord> found;
    try {
      found = record.isBackup() ? prepareBackup(record) : prepareRestore(record);
    } catch (IOException | HostException e) {
      outcome.failed(record, e.getMessage());
      return Duration.ZERO;
    }
    if (found != null) {
      starting(record, before, found);
    }
    return Duration.ZERO;
  }

  /** Gives what is to be noted of it; null if it cannot start and that is written down. */
  private Consumer<RequestRecord> prepareBackup(RequestRecord record)
      throws HostException, IOException {
    if (!isFree(record)) {
      return null;
    }
    Long database = ProcTree.of(parts.sql()).databaseId(record.database);
    hashContents(record);
    reuse.prepare(record, true);
    return r -> r.databaseId = database == null ? RequestRecord.UNKNOWN_DATABASE : database;
  }

  /** Gives what is to be noted of it; null if it cannot start and that is written down. */
  private Consumer<RequestRecord> prepareRestore(RequestRecord record) throws HostException {
    Wholeness.Needed needed = wholeness.look(record);
    if (needed.problem() != null) {
      outcome.hopeless(record, needed.problem());
      return null;
    }
    return needed::note;
  }

  private void starting(RequestRecord record, String before, Consumer<RequestRecord> note)
      throws HostException {
    parts
        .store()
        .update(
            record.id,
            r -> {
              r.phase = Phase.STARTING;
              r.attempts++;
              r.seenBefore = before;
              r.attemptMs = parts.nowMs();
              r.prepared = false;
              r.damaged = false;
              r.startedMs = r.startedMs == 0 ? r.attemptMs : r.startedMs;
              note.accept(r);
            });
  }

  /** What the database is busy with; null if with nothing. */
  private String blockedBy(RequestRecord record) throws HostException {
    for (BackupRequests.Kind kind : BackupRequests.Kind.values()) {
      for (StockJob job : stock.all(kind, record.database)) {
        if (!job.isDone()) {
          return "%s %s is %s".formatted(kind, job.label(), job.state());
        }
      }
    }
    return null;
  }

  private String now() {
    Instant now = parts.clock().now();
    return TIME.format(now.atZone(parts.local().zone()));
  }

  /** Whether the label's folder is empty, or can be made so because it is ours. */
  private boolean isFree(RequestRecord record) throws HostException, IOException {
    try (SnapshotFolder folder = SnapshotFolder.open(parts, record)) {
      if (!folder.exists()) {
        return true;
      }
      if (LeftOvers.areOurs(parts.store(), folder)) {
        folder.remove();
        return true;
      }
    }
    String error = "Snapshot with name '" + record.label + "' already exist in repository";
    parts
        .store()
        .update(
            record.id,
            r -> {
              r.error = error;
              r.owned = false;
              outcome.reach(r, Phase.FAILED);
            });
    return false;
  }

  /** As late as can be: a partition that is loaded into between this and the snapshot has none. */
  private void hashContents(RequestRecord record) throws HostException, IOException {
    Statements.Parsed statement = Statements.parse(record.sql);
    if (!Boolean.parseBoolean(statement.property(Statements.CONTENT_HASHES))) {
      return;
    }
    ContentFile file =
        new ContentHasher(parts.sql()).database(record.database, statement::takesTable);
    try (SnapshotFolder folder = SnapshotFolder.open(parts, record)) {
      file.write(folder.store(), folder.layout(), record.label);
    }
  }

  /** Gives the statement to the FE, or finds that it has it already. */
  Duration start(RequestRecord record) throws HostException {
    if (adopt(record)) {
      return Duration.ZERO;
    }
    if (record.cancelAsked) {
      parts.store().update(record.id, r -> outcome.leave(r, Phase.CANCELLED));
      return Duration.ZERO;
    }
    try {
      stock.submit(Statements.forStock(record, parts));
    } catch (HostException e) {
      refused(record, e);
      return Duration.ZERO;
    } catch (IOException e) {
      outcome.failed(record, e.getMessage());
      return Duration.ZERO;
    }
    // Before anything else: backends begin to upload when the FE looks at its jobs the next time.
    reuse.start(record);
    if (adopt(record)) {
      return Duration.ZERO;
    }
    parts.store().update(record.id, r -> r.owned = r.isBackup());
    return LOOK;
  }

  private boolean adopt(RequestRecord record) throws HostException {
    Optional<StockJob> job = stock.newest(record);
    // Not "later": the clock of the FE may have been set back.
    if (job.isEmpty() || job.get().createTime().equals(record.seenBefore)) {
      return false;
    }
    parts
        .store()
        .update(
            record.id,
            r -> {
              r.phase = Phase.RUNNING;
              r.owned = r.isBackup();
              r.attended = false;
              r.shown = new TreeMap<>();
              job.get().columns().forEach((k, v) -> r.shown.put(k, v == null ? "" : v));
            });
    taken.remove(record.id);
    reuse.start(record);
    return true;
  }

  private void refused(RequestRecord record, HostException why) throws HostException {
    if (StockJobs.isBusy(why)) {
      queueAgain(record, 0);
      live.put(record.id, LiveView.blocked(why.getMessage()));
    } else if (StockJobs.isTaken(why) && taken.merge(record.id, 1, Integer::sum) <= TAKEN) {
      // A slow backend may have written since the folder was seen empty: whose it is, is looked at.
      queueAgain(record, parts.nowMs() + LOOK.toMillis());
    } else {
      taken.remove(record.id);
      outcome.failed(record, why.getMessage());
    }
  }

  private void queueAgain(RequestRecord record, long notBeforeMs) throws HostException {
    parts
        .store()
        .update(
            record.id,
            r -> {
              r.phase = Phase.QUEUED;
              r.attempts--;
              r.retryMs = notBeforeMs;
            });
  }

  void close() {
    reuse.stop();
  }
}
