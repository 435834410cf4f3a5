package org.dorisdr.backup.request;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.dorisdr.backup.request.RequestRecord.Phase;
import org.dorisdr.config.Settings;
import org.dorisdr.host.HostException;
import org.dorisdr.job.JobScheduler;
import org.dorisdr.job.JobSource;
import org.dorisdr.job.Worker;

/**
 * The requests of this cluster: what commands do with them, and what the scheduler runs, one worker
 * a database. Thread safe.
 */
public final class RequestQueue implements JobSource, BackupRequests {
  private static final Duration LOOK = Duration.ofMillis(50);

  private final RequestParts parts;
  private final RequestStore store;
  private final Map<String, RequestWorker> workers = new ConcurrentHashMap<>();
  private JobScheduler scheduler;

  public RequestQueue(RequestParts parts) {
    this.parts = parts;
    this.store = parts.store();
  }

  /** Has {@code scheduler} run the requests from its next tick on. */
  public void runOn(JobScheduler runner) {
    scheduler = runner;
    runner.add(this);
  }

  @Override
  public Set<String> runnable() {
    if (!parts.config().flag(Settings.JOBS_ENABLED)) {
      return Set.of();
    }
    return store.busyDatabases();
  }

  @Override
  public Worker start(String database) {
    RequestWorker worker = new RequestWorker(parts, database);
    workers.put(database, worker);
    return worker;
  }

  @Override
  public void submit(Request request) throws HostException {
    add(record(request));
    wake(request.database());
  }

  private RequestRecord record(Request request) {
    RequestRecord record = new RequestRecord();
    record.kind = request.kind();
    record.key = request.key();
    record.database = request.database();
    record.label = request.label();
    record.repository = request.repository();
    record.sql = request.sql();
    record.creator = request.creator();
    record.createdMs = parts.nowMs();
    return record;
  }

  private RequestRecord add(RequestRecord record) throws HostException {
    return store.add(
        record,
        (int) parts.config().number(Settings.BACKUP_HISTORY_NUM),
        other -> isInTheWay(other, record),
        "Snapshot with name '%s' already exist in repository: another backup to %s makes it"
            .formatted(record.label, record.repository));
  }

  /** Two backups of one name would take each other's files for their own. */
  private static boolean isInTheWay(RequestRecord other, RequestRecord record) {
    return record.isBackup()
        && other.isBackup()
        && !other.phase.isEnd()
        && other.label.equals(record.label)
        && other.repository.equals(record.repository);
  }

  /**
   * Adds a user's request. If its turn comes at once, waits until the FE has taken it.
   *
   * @throws HostException in the FE's own words if the FE refuses it; nothing is left then
   */
  public RequestRecord submitAndWait(Request request, Duration limit)
      throws HostException, InterruptedException {
    RequestRecord record = record(request);
    record.attended = true;
    long id = add(record).id;
    wake(request.database());
    long end = parts.clock().nanoTime() + limit.toNanos();
    while (parts.clock().nanoTime() < end) {
      RequestRecord now = store.find(id).orElse(record);
      if (now.phase == Phase.FAILED && now.attempts <= 1 && now.attended) {
        store.remove(id);
        throw new HostException(now.error);
      }
      boolean waits = now.phase == Phase.QUEUED && isBlocked(now);
      if (waits || (now.phase != Phase.QUEUED && now.phase != Phase.STARTING)) {
        break;
      }
      parts.clock().sleep(LOOK);
    }
    return store.update(id, r -> r.attended = false);
  }

  private boolean isBlocked(RequestRecord record) {
    boolean isFirst =
        store.all().stream()
            .filter(r -> r.database.equals(record.database) && !r.phase.isEnd())
            .filter(r -> r.phase != Phase.RETRYING)
            .allMatch(r -> r.id >= record.id);
    LiveView view = view(record);
    return !isFirst || (view != null && view.blocked() != null);
  }

  @Override
  public Optional<Status> status(String key) {
    return store
        .find(key)
        .map(r -> new Status(r.state(), r.error, r.isBackup() ? r.timestamp : null, r.finishedMs));
  }

  @Override
  public void cancel(String key) throws HostException {
    Optional<RequestRecord> record = store.find(key);
    if (record.isPresent()) {
      cancel(record.get().id);
    }
  }

  /** Asks that a request ends. */
  public void cancel(long id) throws HostException {
    RequestRecord record = store.update(id, r -> r.cancelAsked |= !r.phase.isEnd());
    wake(record.database);
  }

  /** Waits until a request is over, at most so long; gives it as it then is. */
  public RequestRecord awaitEnd(long id, Duration limit)
      throws HostException, InterruptedException {
    long end = parts.clock().nanoTime() + limit.toNanos();
    RequestRecord record = get(id);
    while (!record.phase.isEnd() && parts.clock().nanoTime() < end) {
      parts.clock().sleep(LOOK);
      record = get(id);
    }
    return record;
  }

  private RequestRecord get(long id) throws HostException {
    return store.find(id).orElseThrow(() -> new HostException("the request was removed"));
  }

  /** All requests, oldest first. */
  public List<RequestRecord> all() {
    return store.all();
  }

  /** The repository that the running request of a database works with, if it is of that label. */
  public Optional<String> repository(Kind kind, String database, String label) {
    return store.all().stream()
        .filter(r -> !r.phase.isEnd() && !r.phase.isWaiting() && r.kind == kind)
        .filter(r -> r.database.equals(database) && r.label.equals(label))
        .map(r -> r.repository)
        .findFirst();
  }

  /** What is known beside the record; null if nothing, or on another FE than the leader. */
  public LiveView view(RequestRecord record) {
    RequestWorker worker = workers.get(record.database);
    return worker == null ? null : worker.view(record.id);
  }

  private void wake(String database) {
    if (scheduler != null) {
      scheduler.tick();
      scheduler.wake(this, database);
    }
  }
}
