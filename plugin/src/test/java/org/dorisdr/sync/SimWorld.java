package org.dorisdr.sync;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import org.dorisdr.cluster.Cluster;
import org.dorisdr.host.HostException;
import org.dorisdr.job.Backoff;
import org.dorisdr.job.JsonStore;
import org.dorisdr.sync.job.Resync;
import org.dorisdr.sync.job.Skip;
import org.dorisdr.sync.job.SyncParts;
import org.dorisdr.sync.job.SyncWorker;
import org.dorisdr.sync.state.SyncJobRecord;
import org.dorisdr.sync.state.SyncProgress;
import org.dorisdr.sync.state.SyncStore;
import org.dorisdr.sync.state.TableProgress;

/** Two model clusters and one sync job between them, in simulated time, on one thread. */
final class SimWorld {
  final Faults faults = new Faults();
  final ManualClock clock;
  final Map<String, SimCluster> network = new HashMap<>();
  final SimCluster source;
  final SimCluster target;
  final SimUser user;
  final MemoryStore memory;
  final SyncStore store;
  final SyncParts parts;
  int crashes;

  /** Whether the process is away for so long after a crash that the target forgets its labels. */
  boolean forgetful;

  private SyncWorker worker;

  SimWorld(long seed) {
    this(seed, new ManualClock(), null);
  }

  /**
   * A world that shares time and state with others.
   *
   * @param shared null = state of its own
   */
  SimWorld(long seed, ManualClock clock, MemoryStore shared) {
    this.clock = clock;
    source = new SimCluster("source", "src", 1000, faults, clock, network);
    target = new SimCluster("target", "dst", 500_000, faults, clock, network);
    user = new SimUser(source);
    memory = shared == null ? new MemoryStore(faults) : shared;
    store = new SyncStore(new JsonStore(memory));
    faults.world = this;
    faults.random = new SplittableRandom(seed);
    SyncParts.Connections connections =
        new SyncParts.Connections() {
          @Override
          public Cluster own() {
            return target;
          }

          @Override
          public Cluster remote(String name) {
            return source;
          }
        };
    Backoff backoff =
        new Backoff(Duration.ofMillis(100), Duration.ofSeconds(5), new SplittableRandom(seed));
    parts = new SyncParts(store, connections, Runnable::run, clock, backoff);
    source.databaseExists = true;
  }

  void createJob() {
    createJob(null, null);
  }

  /** A job for all tables but one. */
  void createJobWithout(String excluded) {
    createJob(null, null, excluded);
  }

  /** A job for one table, or for all if there is no {@code table}. */
  void createJob(String table, String target) {
    createJob(table, target, null);
  }

  private void createJob(String table, String target, String excluded) {
    SyncJobRecord record = new SyncJobRecord();
    record.name = "job";
    record.cluster = "source";
    record.sourceDatabase = "src";
    record.targetDatabase = "dst";
    record.sourceTable = table;
    record.targetTable = target;
    if (excluded != null) {
      record.exclude.add(excluded);
    }
    record.createdMs = clock.now().toEpochMilli();
    try {
      store.create(record);
    } catch (HostException e) {
      throw new IllegalStateException(e);
    }
  }

  /** One step of the job, in a new process if the old one died. */
  void step() {
    if (worker == null) {
      worker = new SyncWorker(parts, store.find("job").orElseThrow());
    }
    try {
      clock.sleep(worker.step());
      clock.sleep(Duration.ofMillis(1));
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    } catch (RuntimeException e) {
      if (!isCrash(e)) {
        throw e;
      }
      crashes++;
      worker = null;
      faults.revive();
      if (forgetful) {
        clock.sleep(Duration.ofHours(13));
        target.forgetLabels();
      }
    }
  }

  static boolean isCrash(Throwable e) {
    for (Throwable t = e; t != null; t = t.getCause()) {
      if (t instanceof Faults.Crash) {
        return true;
      }
    }
    return false;
  }

  /** As ALTER SYNC JOB … SKIP BINLOG does. */
  void skip(long seq) {
    CompletableFuture<Void> done = worker.submit(new Skip("job", seq));
    step();
    done.join();
  }

  /** As ALTER SYNC JOB … RESYNC does. */
  void resync() {
    resync(null);
  }

  /** As ALTER SYNC JOB … RESYNC TABLE does. */
  void resync(String table) {
    CompletableFuture<Void> done = worker.submit(new Resync("job", table));
    step();
    done.join();
  }

  /** As somebody does who repeats a statement until its answer comes, or says that it is done. */
  void order(SyncWorker.Control control) {
    for (int i = 0; i < 1000; i++) {
      step();
      if (worker == null) {
        continue;
      }
      CompletableFuture<Void> done = worker.submit(control);
      step();
      if (!done.isDone()) {
        continue;
      }
      Throwable why = done.handle((nothing, e) -> e).join();
      if (why == null || String.valueOf(why.getMessage()).contains("is done")) {
        return;
      }
    }
    throw new AssertionError("never obeyed: " + control);
  }

  void restart() {
    worker = null;
  }

  /** As PAUSE does, and then the process ends. */
  void stop() {
    worker.close();
    worker = null;
  }

  /** What SHOW would tell now. */
  SyncProgress shown() {
    return worker.view();
  }

  /** As SHOW SYNC JOBS sees it. */
  SyncProgress live() {
    return worker.view();
  }

  SyncProgress progress() {
    try {
      return store.progress(0);
    } catch (org.dorisdr.job.UnknownFormatException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Runs the job until everything is in step. */
  void settle() {
    for (int i = 0; i < 20_000; i++) {
      step();
      if (i % 10 == 9 && isSettled()) {
        return;
      }
    }
    SyncProgress p = progress();
    throw new AssertionError(
        "does not settle: "
            + JsonStore.write(p)
            + "\nevents: "
            + events()
            + "\nlast source seq "
            + source.lastSeq());
  }

  String events() {
    try {
      StringBuilder all = new StringBuilder();
      store.events(0).events.forEach(e -> all.append('\n').append(e));
      return all.toString();
    } catch (org.dorisdr.job.UnknownFormatException e) {
      throw new IllegalStateException(e);
    }
  }

  boolean isSettled() {
    SyncProgress p = progress();
    long last =
        source.binlogs.records.isEmpty()
            ? -1
            : source.binlogs.records.get(source.binlogs.records.size() - 1).getCommitSeq();
    return p.phase == SyncProgress.Phase.INCREMENTAL
        && p.copy == null
        && p.position >= last
        && p.tables.values().stream().allMatch(t -> t.state == TableProgress.State.NORMAL);
  }
}
