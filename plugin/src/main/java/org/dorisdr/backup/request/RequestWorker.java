package org.dorisdr.backup.request;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.dorisdr.host.HostException;
import org.dorisdr.job.Worker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the requests of one database, one at a time, in their order. */
final class RequestWorker implements Worker {
  private static final Logger LOG = LoggerFactory.getLogger(RequestWorker.class);
  private static final Duration AFTER_ERROR = Duration.ofSeconds(2);
  private static final Duration IDLE = Duration.ofSeconds(1);

  private final RequestParts parts;
  private final String database;
  private final Starter starter;
  private final Watcher watcher;
  private final Ender ender;
  private final FolderWatch watch;

  /** What SHOW tells beside the records, by request. */
  private final Map<Long, LiveView> live = new ConcurrentHashMap<>();

  RequestWorker(RequestParts parts, String database) {
    this.parts = parts;
    this.database = database;
    Reuse reuse = new Reuse(parts);
    this.starter = new Starter(parts, reuse, live);
    this.watcher = new Watcher(parts, reuse, live);
    this.watch = new FolderWatch(parts);
    this.ender = new Ender(parts, reuse, watch);
  }

  @Override
  public Duration step() throws InterruptedException {
    try {
      List<RequestRecord> mine =
          parts.store().all().stream().filter(r -> r.database.equals(database)).toList();
      for (RequestRecord record : mine) {
        if (record.phase.isEnd() && record.watchMs > 0) {
          watch.look(record);
        }
      }
      Optional<RequestRecord> next = next(mine);
      return next.isPresent() ? advance(next.get()) : IDLE;
    } catch (HostException e) {
      LOG.warn("requests of {}: {}, trying again", database, e.getMessage());
      return AFTER_ERROR;
    }
  }

  /** The one under way, else the first that is due. */
  private Optional<RequestRecord> next(List<RequestRecord> mine) {
    Optional<RequestRecord> busy =
        mine.stream()
            .filter(r -> !r.phase.isEnd() && !r.phase.isWaiting() && !ender.isPutOff(r))
            .findFirst();
    return busy.isPresent()
        ? busy
        : mine.stream()
            .filter(r -> r.phase.isWaiting())
            .filter(r -> r.retryMs <= parts.nowMs() || r.cancelAsked)
            .findFirst();
  }

  private Duration advance(RequestRecord record) throws HostException {
    return switch (record.phase) {
      case QUEUED, RETRYING -> starter.begin(record);
      case STARTING -> starter.start(record);
      case RUNNING -> watcher.watch(record);
      case ABORTING -> watcher.abort(record);
      case FINISHING -> ender.finish(record);
      case CLEANING -> ender.clean(record);
      default -> IDLE;
    };
  }

  /** Null if nothing is known beside the record. */
  LiveView view(long id) {
    return live.get(id);
  }

  @Override
  public void close() {
    starter.close();
  }
}
