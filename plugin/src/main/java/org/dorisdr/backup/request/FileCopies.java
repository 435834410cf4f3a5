package org.dorisdr.backup.request;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.dorisdr.backup.store.ObjectStore;
import org.dorisdr.backup.store.SnapshotInfo;
import org.dorisdr.backup.store.SnapshotInfo.TabletFiles;
import org.dorisdr.config.Settings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Copies the data files of an earlier snapshot to where a new one will have them, several at a
 * time. Descriptions of tablets, {@code .hdr}, are never copied: they always change. Thread safe.
 */
final class FileCopies implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(FileCopies.class);

  /** So many failures in a row say that the store does not want to copy. */
  private static final int FAILURES = 5;

  private static final Duration CLOSE_LIMIT = Duration.ofMinutes(2);

  private final RequestParts parts;
  private final SnapshotFolder folder;
  private final ObjectStore store;
  private final boolean fresh;
  private final String from;
  private final String to;
  private final Queue<TabletFiles> waiting = new ConcurrentLinkedQueue<>();
  private final Set<String> copied = ConcurrentHashMap.newKeySet();
  private final List<CompletableFuture<Void>> lanes = new ArrayList<>();
  private final AtomicInteger failures = new AtomicInteger();
  private boolean started;
  private volatile boolean stopped;

  /**
   * @param folder of the new snapshot; closed with this
   * @param fresh whether nothing can be in it yet, so that it need not be looked for
   */
  FileCopies(
      RequestParts parts,
      SnapshotFolder folder,
      String label,
      SnapshotInfo base,
      Statements.Parsed statement,
      boolean fresh) {
    this.fresh = fresh;
    this.parts = parts;
    this.folder = folder;
    this.store = folder.store();
    this.from = folder.layout().snapshot(base.name()) + "/";
    this.to = folder.layout().snapshot(label) + "/";
    base.tablets(folder.layout()).stream()
        .filter(tablet -> statement.covers(tablet.table(), tablet.partition()))
        .forEach(waiting::add);
  }

  /** Paths of the files that were copied; grows. */
  Set<String> copied() {
    return copied;
  }

  /** Begins, unless that was done before; tells whether it did. */
  synchronized boolean start() {
    if (started || stopped) {
      return false;
    }
    started = true;
    long threads = Math.min(waiting.size(), parts.config().number(Settings.BACKUP_COPY_THREADS));
    try {
      for (int i = 0; i < threads; i++) {
        lanes.add(CompletableFuture.runAsync(this::work, parts.io()));
      }
    } catch (RejectedExecutionException closing) {
      stopped = true;
    }
    return true;
  }

  private void work() {
    TabletFiles tablet = waiting.poll();
    while (tablet != null && !stopped) {
      try {
        copy(tablet);
        failures.set(0);
      } catch (IOException | RuntimeException e) {
        LOG.warn("backends upload what could not be copied: {}", e.getMessage());
        stopped |= failures.incrementAndGet() >= FAILURES;
      }
      tablet = waiting.poll();
    }
  }

  private void copy(TabletFiles tablet) throws IOException {
    String target = to + tablet.folder().substring(from.length());
    Set<String> present = fresh ? Set.of() : new HashSet<>(store.children(target));
    for (String file : tablet.files()) {
      if (stopped) {
        return;
      }
      if (!file.contains(".hdr.") && !present.contains(file)) {
        try {
          store.copy(tablet.folder() + "/" + file, target + "/" + file);
          copied.add(target + "/" + file);
        } catch (FileNotFoundException removedMeanwhile) {
          // The backend has it still.
        }
      }
    }
  }

  /** Waits until no copy is under way; calls to the store have time-outs of their own. */
  @Override
  public void close() {
    stopped = true;
    for (CompletableFuture<Void> lane : lanes) {
      try {
        lane.get(CLOSE_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        break;
      } catch (ExecutionException | TimeoutException e) {
        // Also if the plugin is being closed, and the lane was never begun.
        LOG.warn("copying files ended unexpectedly", e);
      }
    }
    folder.close();
  }
}
