package org.dorisdr.recovery;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Which processes are killed when: the same for the same seed. */
record KillPlan(long seed, List<Kill> kills) {
  private static final List<String> PROCESSES =
      List.of("source-fe", "source-be", "target-fe", "target-be");

  /**
   * One kill -9.
   *
   * @param afterMillis of load since the one before
   * @param againMillis after its start it is killed once more; negative = it is not
   */
  record Kill(String process, int afterMillis, int againMillis) {}

  /** Of all processes. */
  static KillPlan of(long seed, int count) {
    return of(seed, count, PROCESSES);
  }

  /** Of these processes only. */
  static KillPlan of(long seed, int count, List<String> processes) {
    Random random = new Random(seed);
    List<Kill> kills = new ArrayList<>();
    while (kills.size() < count) {
      // The first are one of each, so that a short plan leaves none out.
      int process =
          kills.size() < processes.size() ? kills.size() : random.nextInt(processes.size());
      int again = random.nextInt(4) == 0 ? random.nextInt(3000) : -1;
      kills.add(new Kill(processes.get(process), random.nextInt(1500), again));
    }
    return new KillPlan(seed, List.copyOf(kills));
  }
}
