package org.dorisdr.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Many sync jobs in one FE, over a long time, with everything that goes wrong meanwhile. The short
 * one always goes through the same, the long one each time through something new.
 */
class FleetTest {
  private static final Duration CALM = Duration.ofHours(1);

  @Test
  void fiftyJobsEndEqualAfterTwoHours() throws Exception {
    endsEqual(1, 50, 20, 2);
  }

  @Test
  @Tag("long")
  void aThousandJobsOfAHundredTablesEndEqualAfterADay() throws Exception {
    endsEqual(System.nanoTime() & 0xffff, 1000, 100, 24);
  }

  private static void endsEqual(long usual, int jobs, int tables, int hours) throws Exception {
    long seed = Long.getLong("dorisdr.seed", usual);
    System.out.printf(
        "%d jobs, %d tables each, %d h: -Ddorisdr.seed=%d%n", jobs, tables, hours, seed);
    long start = System.nanoTime();
    Fleet fleet = new Fleet(seed, jobs, tables);
    fleet.run(hours);
    fleet.calm(CALM);
    System.out.printf(
        "%d s; %d acts of users, FE killed %d times, %d durable writes%n",
        (System.nanoTime() - start) / 1_000_000_000, fleet.acts(), fleet.kills(), fleet.writes());
    for (int job = 0; job < jobs; job++) {
      SimWorld world = fleet.worlds().get(job);
      assertThat(world.target.content())
          .as("seed %d, job %d: %s", seed, job, fleet.story(job))
          .isEqualTo(world.source.content());
      assertThat(fleet.progress(job).fullCopies).as("seed %d, job %d", seed, job).isEqualTo(1);
    }
  }
}
