package org.dorisdr.sync;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.dorisdr.host.HostException;
import org.dorisdr.host.Leadership;
import org.dorisdr.job.JobScheduler;
import org.dorisdr.job.JobSource;
import org.dorisdr.job.Worker;
import org.dorisdr.sync.job.SyncWorker;
import org.dorisdr.sync.state.SyncJobRecord;
import org.dorisdr.sync.state.SyncProgress;
import org.dorisdr.sync.state.SyncStore;

/**
 * One FE with many sync jobs, each between two model clusters of its own, in simulated time. Users
 * write, clusters fail, the FE is killed; all of it by a seed.
 */
final class Fleet {
  private static final Leadership ALWAYS =
      new Leadership() {
        @Override
        public boolean isReady() {
          return true;
        }

        @Override
        public boolean isLeader() {
          return true;
        }
      };

  private final ManualClock clock = new ManualClock();
  private final MemoryStore memory = new MemoryStore(new Faults());
  private final SyncStore store = new SyncStore(new org.dorisdr.job.JsonStore(memory));
  private final List<SimWorld> worlds = new ArrayList<>();
  private final List<RandomUser> users = new ArrayList<>();
  private final Map<String, SimWorld> byJob = new HashMap<>();
  private final SplittableRandom random;
  private SimTimer timer = new SimTimer(clock);
  private boolean quiet;
  private int kills;
  private long acts;

  Fleet(long seed, int jobs, int tables) throws HostException {
    random = new SplittableRandom(seed);
    for (int i = 0; i < jobs; i++) {
      SimWorld world = new SimWorld(random.nextLong(), clock, memory);
      for (int t = 0; t < tables; t++) {
        world.user.createTable("t" + t, "q");
      }
      SyncJobRecord record = new SyncJobRecord();
      record.name = "job" + i;
      record.cluster = "source";
      record.sourceDatabase = "src";
      record.targetDatabase = "dst";
      record.createdMs = clock.now().toEpochMilli();
      SyncStore.Slot slot = store.create(record);
      worlds.add(world);
      users.add(new RandomUser(world, new SplittableRandom(random.nextLong())));
      byJob.put(Long.toString(slot.record().id), world);
    }
  }

  /** A process begins: all that it knows is what is stored. */
  private void boot() {
    timer = new SimTimer(clock);
    JobScheduler scheduler = new JobScheduler(ALWAYS, memory, timer, timer);
    scheduler.add(
        new JobSource() {
          @Override
          public Set<String> runnable() {
            return store.running();
          }

          @Override
          public Worker start(String id) {
            return new SyncWorker(
                byJob.get(id).parts, store.find(Long.parseLong(id)).orElseThrow());
          }
        });
    scheduler.start();
    for (int i = 0; i < worlds.size(); i++) {
      nextAct(i);
    }
  }

  /** The process is gone, without a word to anybody. */
  private void kill() {
    timer.shutdownNow();
    kills++;
  }

  private void nextAct(int user) {
    Duration pause = Duration.ofMillis(random.nextLong(2 * Duration.ofMinutes(10).toMillis()));
    timer.schedule(() -> act(user), pause.toNanos(), java.util.concurrent.TimeUnit.NANOSECONDS);
  }

  private void act(int user) {
    if (!quiet) {
      users.get(user).act();
      acts++;
      nextAct(user);
    }
  }

  /** Runs so many hours; in each, some clusters fail, and now and then the FE is killed. */
  void run(int hours) {
    boot();
    for (int hour = 0; hour < hours; hour++) {
      for (int i = 0; i < 4; i++) {
        weather();
        timer.pass(Duration.ofMinutes(15));
      }
      if (random.nextInt(4) == 0) {
        kill();
        boot();
      }
    }
  }

  /** One world in ten has a bad quarter of an hour. */
  private void weather() {
    for (SimWorld world : worlds) {
      boolean bad = random.nextInt(10) == 0;
      world.faults.errorPerMille = bad ? random.nextInt(1, 200) : 0;
      world.faults.crashPerMille = bad ? random.nextInt(5) : 0;
      if (bad && random.nextInt(4) == 0) {
        world.target.failOver();
      }
    }
  }

  /** Everything is well again and nobody writes: how long until every job is in step? */
  void calm(Duration limit) {
    quiet = true;
    for (SimWorld world : worlds) {
      world.faults.errorPerMille = 0;
      world.faults.crashPerMille = 0;
    }
    timer.pass(limit);
  }

  List<SimWorld> worlds() {
    return worlds;
  }

  String story(int job) {
    return worlds.get(job).faults.points + " points, " + users.get(job).story();
  }

  int kills() {
    return kills;
  }

  long acts() {
    return acts;
  }

  int writes() {
    return memory.writes;
  }

  SyncProgress progress(int job) throws Exception {
    return store.progress(job);
  }
}
