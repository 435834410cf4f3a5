package org.dorisdr.backup.request;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
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
  private final Iterator<TabletFiles> waiting;

  /** Files of the tablet whose turn it is, as far as nobody has taken them. */
  private final Deque<String> filesOfTablet = new ArrayDeque<>();

  private final long units;
  private TabletFiles tablet;
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
    List<TabletFiles> tablets =
        base.tablets(folder.layout()).stream()
            .filter(t -> statement.covers(t.table(), t.partition()))
            .toList();
    this.waiting = tablets.iterator();
    this.units = fresh ? tablets.stream().mapToLong(t -> t.files().size()).sum() : tablets.size();
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
    long threads = Math.min(units, parts.config().number(Settings.BACKUP_COPY_THREADS));
    try {
      for (int i = 0; i < threads; i++) {
        lanes.add(CompletableFuture.runAsync(this::work, parts.io()));
      }
    } catch (RejectedExecutionException closing) {
      stopped = true;
    }
    return true;
  }

  /**
   * What one lane does at a time.
   *
   * @param files of the tablet: one, so that a tablet of many does not wait for a single lane; all,
   *     if the tablet has to be looked at first
   */
  private record Unit(TabletFiles tablet, List<String> files) {}

  /** Null if there is no more. */
  private synchronized Unit next() {
    while (filesOfTablet.isEmpty()) {
      if (!waiting.hasNext()) {
        return null;
      }
      tablet = waiting.next();
      if (!fresh) {
        return new Unit(tablet, tablet.files());
      }
      tablet.files().stream().filter(FileCopies::isData).forEach(filesOfTablet::add);
    }
    return new Unit(tablet, List.of(filesOfTablet.poll()));
  }

  private static boolean isData(String file) {
    return !file.contains(".hdr.");
  }

  private void work() {
    Unit unit = next();
    while (unit != null && !stopped) {
      try {
        copy(unit);
        failures.set(0);
      } catch (IOException | RuntimeException e) {
        LOG.warn("backends upload what could not be copied: {}", e.getMessage());
        stopped |= failures.incrementAndGet() >= FAILURES;
      }
      unit = next();
    }
  }

  private void copy(Unit unit) throws IOException {
    String source = unit.tablet().folder();
    String target = to + source.substring(from.length());
    Set<String> present = fresh ? Set.of() : new HashSet<>(store.children(target));
    for (String file : unit.files()) {
      if (stopped) {
        return;
      }
      if (isData(file) && !present.contains(file)) {
        try {
          store.copy(source + "/" + file, target + "/" + file);
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
