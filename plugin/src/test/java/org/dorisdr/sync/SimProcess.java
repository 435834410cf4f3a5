package org.dorisdr.sync;

import java.time.Duration;
import org.dorisdr.host.Leadership;
import org.dorisdr.job.JobScheduler;
import org.dorisdr.sync.job.SyncJobs;
import org.dorisdr.sync.takeover.Promotion;
import org.dorisdr.sync.takeover.TakeOvers;

/** The plugin in one FE process over a model world: jobs and their scheduler, in simulated time. */
final class SimProcess {
  private static final Leadership LEADER =
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

  final SyncJobs jobs;
  final Promotion promotion;
  private final SimWorld world;
  private final SimTimer timer;

  /** Begins with nothing but what is stored. */
  SimProcess(SimWorld world) {
    this.world = world;
    world.faults.revive();
    timer = new SimTimer(world.clock);
    JobScheduler scheduler = new JobScheduler(LEADER, world.memory, timer, timer);
    jobs = new SyncJobs(world.parts, () -> true);
    jobs.runOn(scheduler);
    TakeOvers takeOvers = new TakeOvers(jobs, world.target.counters, () -> true);
    scheduler.add(takeOvers);
    promotion = new Promotion(jobs, takeOvers);
    scheduler.start();
  }

  void pass(Duration span) {
    timer.pass(span);
  }

  /** Passes time until everything is in step, or the process has died. */
  void settle() {
    for (int i = 0; i < 600 && !world.faults.isDead(); i++) {
      timer.pass(Duration.ofSeconds(1));
      if (world.isSettled()) {
        return;
      }
    }
    if (!world.faults.isDead()) {
      throw new AssertionError("does not settle" + world.events());
    }
  }

  /** The process is gone, without a word to anybody. */
  void die() {
    timer.shutdownNow();
  }
}
