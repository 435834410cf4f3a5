package org.dorisdr.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Many random lives that nobody has lived before. The first seed is printed, and each that went
 * wrong: {@code -Ddorisdr.seed=N -Ddorisdr.seeds=1} lives it again.
 */
@Tag("long")
class LivesTest {
  private static final int SHOWN = 3;

  private final long first = Long.getLong("dorisdr.seed", System.nanoTime() >>> 10);
  private final int count = Integer.getInteger("dorisdr.seeds", 500);

  @Test
  void jobsWhoseTargetKeepsItsLabelsEndEqual() {
    live(false);
  }

  @Test
  void jobsWhoseTargetForgetsItsLabelsEndEqual() {
    live(true);
  }

  private void live(boolean forgetful) {
    System.out.printf(
        "%d lives, forgetful %s: -Ddorisdr.seed=%d -Ddorisdr.seeds=%d%n",
        count, forgetful, first, count);
    List<Long> wrong = new ArrayList<>();
    for (long seed = first; seed < first + count; seed++) {
      try {
        SimWorld world = RandomLife.live(seed, forgetful);
        assertThat(world.progress().fullCopies).as("full copies").isLessThanOrEqualTo(1);
      } catch (AssertionError | RuntimeException e) {
        System.out.printf("seed %d, forgetful %s%n", seed, forgetful);
        if (wrong.size() < SHOWN) {
          e.printStackTrace(System.out);
        }
        wrong.add(seed);
      }
    }
    assertThat(wrong).as("seeds that went wrong").isEmpty();
  }
}
