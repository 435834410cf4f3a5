package org.dorisdr.backup.request;

import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dorisdr.host.HostException;

/**
 * Tells how far the FE's job is: of a backup by what is in the store, of a restore by the tasks
 * that are left. Owned by one worker.
 */
final class ProgressReader {
  private static final Duration PAUSE = Duration.ofSeconds(5);

  /** A listing may take a tenth of the time at most. */
  private static final int SHARE = 10;

  /** Tasks that Doris shows at most, and tablets of each. */
  private static final int TASKS = 100;

  private static final int TABLETS_PER_TASK = 10;
  private static final Pattern TASK = Pattern.compile("\\[[^\\]]*=");
  private static final Pattern DONE = Pattern.compile(": (\\d+)/");

  private final RequestParts parts;
  private long lastId = -1;
  private long nextMs;
  private LiveView last = LiveView.NOTHING;

  ProgressReader(RequestParts parts) {
    this.parts = parts;
  }

  LiveView read(RequestRecord record, StockJob job, Set<String> copied) {
    if (record.id != lastId) {
      lastId = record.id;
      last = LiveView.NOTHING;
      nextMs = parts.nowMs() + PAUSE.toMillis();
    }
    if (!record.isBackup()) {
      last = ofRestore(record, job);
    } else if (parts.nowMs() >= nextMs) {
      long began = parts.nowMs();
      last = ofBackup(record, copied);
      long took = parts.nowMs() - began;
      nextMs = parts.nowMs() + Math.max(PAUSE.toMillis(), took * SHARE);
    }
    return last;
  }

  private LiveView ofBackup(RequestRecord record, Set<String> copied) {
    AtomicLong bytes = new AtomicLong();
    AtomicLong copiedBytes = new AtomicLong();
    AtomicLong tablets = new AtomicLong();
    try (SnapshotFolder folder = SnapshotFolder.open(parts, record)) {
      folder
          .store()
          .list(
              folder.layout().content(record.label) + "/",
              entry -> {
                bytes.addAndGet(entry.bytes());
                tablets.addAndGet(entry.name().contains(".hdr.") ? 1 : 0);
                copiedBytes.addAndGet(copied.contains(entry.path()) ? entry.bytes() : 0);
              });
      return new LiveView(null, tablets.get(), bytes.get(), copiedBytes.get());
    } catch (IOException | HostException e) {
      return last;
    }
  }

  private static LiveView ofRestore(RequestRecord record, StockJob job) {
    if (record.tablets < 0) {
      return LiveView.NOTHING;
    }
    long done = restored(record, job);
    long bytes = done < 0 || record.tablets == 0 ? done : record.bytes * done / record.tablets;
    return new LiveView(null, done, bytes, -1);
  }

  private static long restored(RequestRecord record, StockJob job) {
    switch (job.state().toUpperCase(Locale.ROOT)) {
      case "COMMIT", "COMMITTING", "FINISHED":
        return record.tablets;
      case "DOWNLOADING":
        long tasks = count(TASK, job.columns().get("UnfinishedTasks"));
        if (tasks >= TASKS) {
          return -1;
        }
        long open = tasks * TABLETS_PER_TASK - sum(job.columns().get("Progress"));
        return Math.max(0, record.tablets - Math.max(0, open));
      default:
        return 0;
    }
  }

  private static long count(Pattern pattern, String text) {
    return text == null ? 0 : pattern.matcher(text).results().count();
  }

  private static long sum(String text) {
    long sum = 0;
    Matcher matcher = DONE.matcher(text == null ? "" : text);
    while (matcher.find()) {
      sum += Long.parseLong(matcher.group(1));
    }
    return sum;
  }
}
