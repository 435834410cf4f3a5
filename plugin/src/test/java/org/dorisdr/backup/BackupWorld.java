package org.dorisdr.backup;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import org.dorisdr.backup.proof.ProofParts;
import org.dorisdr.backup.proof.ProofStore;
import org.dorisdr.backup.proof.Proofs;
import org.dorisdr.backup.request.BackupRequests.Kind;
import org.dorisdr.backup.request.RequestParts;
import org.dorisdr.backup.request.RequestQueue;
import org.dorisdr.backup.request.RequestStore;
import org.dorisdr.backup.schedule.ScheduleParts;
import org.dorisdr.backup.schedule.ScheduleStore;
import org.dorisdr.backup.schedule.Schedules;
import org.dorisdr.backup.snapshot.ContentHasher;
import org.dorisdr.backup.snapshot.RepositoryAccess;
import org.dorisdr.backup.snapshot.SnapshotUse;
import org.dorisdr.backup.store.SnapshotInfo;
import org.dorisdr.backup.store.SnapshotReader;
import org.dorisdr.config.DrConfig;
import org.dorisdr.host.HostException;
import org.dorisdr.host.Leadership;
import org.dorisdr.host.MetaStore;
import org.dorisdr.host.Repositories.Repository;
import org.dorisdr.job.JobScheduler;
import org.dorisdr.job.JobSource;
import org.dorisdr.job.JsonStore;
import org.dorisdr.job.Worker;
import org.dorisdr.testing.MemoryHost;
import org.dorisdr.testing.WatchedStore;

/**
 * The whole of backups on one thread in simulated time: the real queue, schedules and proofs, with
 * a model of FE, store and journal around them that outlives every death of the process.
 */
final class BackupWorld {
  /** Must never be seen. */
  static final String SECRET = "s3cr3t-of-the-bucket";

  final Danger danger = new Danger();
  final MemoryHost host = new MemoryHost();
  final ModelStore store = new ModelStore(danger);
  final ModelFe fe = new ModelFe(store, danger, () -> host.now);
  RequestParts parts;
  RequestQueue queue;
  Schedules schedules;
  Proofs proofs;
  private List<JobSource> sources;
  private final Map<JobSource, Map<String, Worker>> workers = new HashMap<>();

  BackupWorld() {
    host.repositories.put(
        "r", new Repository("r", "S3", "s3://b/r", false, Map.of("s3.secret_key", SECRET)));
    host.feConf.put("dr_backup_cleanup_seconds", "20");
    host.feConf.put("dr_backup_retry_first_seconds", "1");
    Map<String, List<String>> tables = new TreeMap<>();
    tables.put("t", new ArrayList<>(List.of("first rows of t", "second rows of t")));
    tables.put("u", new ArrayList<>(List.of("rows of u")));
    fe.databases.put("d", tables);
    start();
  }

  /** What a process does when it starts: everything anew from what is durable. */
  void start() {
    danger.startAgain();
    workers.clear();
    DrConfig config = new DrConfig(host.feConfig());
    config.load();
    MetaStore journal = journal(host.metaStore());
    parts =
        new RequestParts(
            new RequestStore(new JsonStore(journal)),
            fe,
            host.localCluster(),
            host.repositories(),
            store,
            Runnable::run,
            host.clock(),
            new Random(1),
            config);
    queue = new RequestQueue(parts);
    RepositoryAccess access = new RepositoryAccess(host.repositories(), store, Runnable::run);
    ContentHasher hasher = new ContentHasher(fe);
    proofs =
        new Proofs(
            new ProofParts(
                new ProofStore(new JsonStore(journal)), access, hasher, fe, () -> 0, host.clock()),
            () -> true);
    schedules =
        new Schedules(
            new ScheduleParts(
                new ScheduleStore(new JsonStore(journal)),
                queue,
                access,
                new SnapshotUse(
                    fe,
                    (isBackup, database, label) ->
                        queue.repository(isBackup ? Kind.BACKUP : Kind.RESTORE, database, label)),
                hasher,
                proofs,
                host.clock()),
            () -> true);
    JobScheduler idle = new JobScheduler(nobody(), journal, null, null);
    queue.runOn(idle);
    proofs.runOn(idle);
    schedules.runOn(idle);
    sources = List.of(queue, schedules, proofs);
  }

  /** Workers are stepped by the test alone. */
  private static Leadership nobody() {
    return new Leadership() {
      @Override
      public boolean isReady() {
        return false;
      }

      @Override
      public boolean isLeader() {
        return false;
      }
    };
  }

  private MetaStore journal(MetaStore store) {
    return new WatchedStore(
        store,
        (real, pairs) -> {
          danger.masterPoint();
          real.put(pairs);
          danger.masterPoint();
        });
  }

  /**
   * One second: every worker does what it can, and so does the FE. After a death all start anew,
   * and so they do elsewhere when the master was deposed and the step under way is over.
   */
  void second() throws InterruptedException {
    try {
      for (JobSource source : sources) {
        Map<String, Worker> mine = workers.computeIfAbsent(source, s -> new HashMap<>());
        Set<String> wanted = source.runnable();
        for (String id : wanted) {
          Worker worker = mine.computeIfAbsent(id, source::start);
          for (int i = 0; i < 20 && !danger.isDeposed() && worker.step().isZero(); i++) {
            // As the scheduler does.
          }
        }
      }
    } catch (Danger.Died died) {
      start();
    }
    if (danger.isDeposed()) {
      start();
    }
    fe.step();
    host.now = host.now.plusSeconds(1);
  }

  /** Lets time pass until something is so. */
  void until(String what, BooleanSupplier reached) throws InterruptedException {
    for (int i = 0; i < 5000; i++) {
      if (reached.getAsBoolean()) {
        return;
      }
      second();
    }
    throw new AssertionError("never: " + what + "; stored: " + host.state);
  }

  /** Lets time pass until no request and no proof is under way. */
  void untilQuiet() throws InterruptedException {
    until("quiet", () -> queue.runnable().isEmpty() && proofs.runnable().isEmpty() && fe.isIdle());
  }

  /** A user's act, which a death cuts short: then the user does not know whether it was done. */
  interface Act {
    void run() throws Exception;
  }

  void act(Act act) throws Exception {
    try {
      act.run();
    } catch (Danger.Died died) {
      start();
    } catch (HostException e) {
      if (!danger.isDeposed()) {
        throw e;
      }
    }
    if (danger.isDeposed()) {
      start();
    }
  }

  /** Files that no whole snapshot lists and that are no hashes of a whole one. */
  Set<String> orphans() throws java.io.IOException {
    SnapshotReader reader = new SnapshotReader(store, "r", Runnable::run);
    Set<String> orphans = new TreeSet<>(store.files.keySet());
    for (String label : whole()) {
      String time = reader.snapshot(label).timestamps().get(0);
      SnapshotInfo info = reader.info(label, time);
      info.tablets(reader.layout())
          .forEach(
              t ->
                  t.files()
                      .forEach(
                          file -> {
                            String path = t.folder() + "/" + file;
                            if (!orphans.remove(path)) {
                              orphans.add("missing: " + path);
                            }
                          }));
      orphans.remove(reader.infoPath(label, time));
      orphans.remove(reader.metaPath(label));
      orphans.removeIf(p -> p.startsWith("__palo_repository_r/__dr_content/" + label + ".json."));
    }
    return orphans;
  }

  /** Labels of the whole snapshots. */
  List<String> whole() throws java.io.IOException {
    SnapshotReader reader = new SnapshotReader(store, "r", Runnable::run);
    return reader.snapshots().stream().filter(s -> s.isWhole()).map(s -> s.label()).toList();
  }
}
