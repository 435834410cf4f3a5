package org.dorisdr.backup.schedule;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dorisdr.backup.request.BackupRequests;
import org.dorisdr.backup.snapshot.ContentHasher;
import org.dorisdr.backup.snapshot.RepositoryAccess;
import org.dorisdr.backup.snapshot.SnapshotUse;
import org.dorisdr.backup.store.RepositoryStores;
import org.dorisdr.host.HostException;
import org.dorisdr.host.LocalSql;
import org.dorisdr.host.MetaStore;
import org.dorisdr.host.Repositories.Repository;
import org.dorisdr.job.JsonStore;
import org.dorisdr.sql.TimeUnit;
import org.dorisdr.testing.MemoryHost;
import org.dorisdr.testing.WatchedStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A schedule in simulated time, with a queue that makes snapshots in a directory. */
abstract class ScheduleWorld {
  static final String TIME = "2026-06-01-00-00-00";
  static final Instant START = Instant.parse("2026-06-01T00:00:00Z");

  @TempDir Path directory;
  final MemoryHost host = new MemoryHost();
  final Map<String, BackupRequests.Request> submitted = new LinkedHashMap<>();
  final Map<String, BackupRequests.Status> states = new LinkedHashMap<>();
  int puts;
  int crashAt = Integer.MAX_VALUE;
  boolean finishesAtOnce = true;
  ScheduleStore store;

  /** Labels of snapshots that the store does not list when they are made. */
  final Set<String> late = new HashSet<>();

  final Set<String> bad = new HashSet<>();
  final Map<String, Long> proven = new java.util.HashMap<>();
  ScheduleParts parts;

  /** The process dies at this durable write. */
  static final class Crash extends RuntimeException {
    static final long serialVersionUID = 1L;
  }

  @BeforeEach
  void world() throws HostException {
    host.now = START;
    host.repositories.put("r", new Repository("r", "LOCAL", directory.toString(), false, Map.of()));
    host.repositories.put(
        "r2", new Repository("r2", "LOCAL", directory.toString(), false, Map.of()));
    host.answers.put("SHOW DATABASES", new LocalSql.Result(List.of("Database"), List.of()));
    store = new ScheduleStore(new JsonStore(crashing(host.metaStore())));
    RepositoryAccess repositories =
        new RepositoryAccess(host.repositories(), new RepositoryStores(), Runnable::run);
    parts =
        new ScheduleParts(
            store,
            queue(),
            repositories,
            new SnapshotUse(host.localSql(), (isBackup, database, label) -> Optional.empty()),
            new ContentHasher(host.localSql()),
            verdicts,
            host.clock());
  }

  /**
   * Damaged is what {@link #bad} has by its label; proven is what {@link #proven} has by its label.
   */
  final SnapshotVerdicts verdicts =
      new SnapshotVerdicts() {
        @Override
        public boolean isBad(String repository, String subject) {
          return bad.contains(subject.split("/")[0]);
        }

        @Override
        public long provenMs(String repository, String subject) {
          return proven.getOrDefault(subject.split("/")[0], 0L);
        }
      };

  private MetaStore crashing(MetaStore store) {
    return new WatchedStore(
        store,
        (real, pairs) -> {
          if (puts++ == crashAt) {
            throw new Crash();
          }
          real.put(pairs);
        });
  }

  private BackupRequests queue() {
    return new BackupRequests() {
      @Override
      public void submit(Request request) {
        if (submitted.putIfAbsent(request.key(), request) == null && finishesAtOnce) {
          finish(request);
        }
      }

      @Override
      public Optional<Status> status(String key) {
        return submitted.containsKey(key)
            ? Optional.of(states.getOrDefault(key, new Status(State.RUNNING, null, null, 0)))
            : Optional.empty();
      }

      @Override
      public void cancel(String key) {
        states.put(key, new Status(State.CANCELLED, "cancelled", null, 1));
      }
    };
  }

  void finish(BackupRequests.Request request) {
    if (!late.contains(request.label())) {
      put(request);
    }
    states.put(
        request.key(),
        new BackupRequests.Status(
            BackupRequests.State.FINISHED, null, TIME, host.now.toEpochMilli()));
  }

  void put(BackupRequests.Request request) {
    Path folder =
        directory.resolve("__palo_repository_" + request.repository() + "/__ss_" + request.label());
    try {
      Files.createDirectories(folder);
      Files.writeString(folder.resolve("__meta." + "0".repeat(32)), "");
      Files.writeString(folder.resolve("__info_" + TIME + "." + "0".repeat(32)), "");
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  ScheduleRecord hourly() {
    ScheduleRecord schedule = new ScheduleRecord();
    schedule.name = "s";
    schedule.database = "d";
    schedule.zone = "UTC";
    schedule.every = 1;
    schedule.unit = TimeUnit.HOUR;
    schedule.starts = "2026-06-01T00:00:00";
    schedule.sinceMs = START.toEpochMilli() - 1;
    schedule.repositories.add("r");
    return schedule;
  }

  /** Lets it work until nothing changes for now. */
  void settle() throws InterruptedException {
    ScheduleWorker worker = new ScheduleWorker(parts, 1);
    for (int i = 0; i < 200; i++) {
      try {
        if (worker.step().compareTo(Duration.ofSeconds(5)) > 0) {
          return;
        }
      } catch (Crash crash) {
        crashAt = Integer.MAX_VALUE;
        worker = new ScheduleWorker(parts, 1);
      }
      if (!finishesAtOnce) {
        return;
      }
    }
  }

  ScheduleProgress progress() throws Exception {
    return store.progress(store.slots().get(0));
  }

  List<String> labels() {
    return submitted.values().stream().map(BackupRequests.Request::label).toList();
  }

  Set<String> stored() {
    Set<String> names = new HashSet<>();
    String[] found = directory.resolve("__palo_repository_r").toFile().list();
    for (String name : found == null ? new String[0] : found) {
      names.add(name);
    }
    return names;
  }

  /** The first hours from {@link #START}, one after the other. */
  void hours(int count) throws InterruptedException {
    for (int hour = 0; hour < count; hour++) {
      host.now = START.plus(Duration.ofHours(hour)).plusSeconds(1);
      settle();
    }
  }
}
