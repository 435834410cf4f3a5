package org.dorisdr.sync;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A source that is set back again and again, at any moment, by a seed. */
class SourceSetBackLivesTest {

  /** Whatever is done, whenever it is set back, with the job running or not. */
  @ParameterizedTest
  @ValueSource(ints = {0, 400, 700, 2800})
  void endsTheSameWheneverItHappens(int first) {
    for (int seed = first; seed < first + 100; seed++) {
      new Life(seed).live();
    }
  }

  private static final class Life {
    private static final List<String> TABLES = List.of("a", "b", "c");

    private final int seed;
    private final SimWorld world;
    private final SplittableRandom random;
    private final List<SimCluster.Backup> backups = new ArrayList<>();
    private int made;

    Life(int seed) {
      this.seed = seed;
      world = new SimWorld(seed);
      random = new SplittableRandom(seed);
    }

    void live() {
      TABLES.forEach(t -> world.user.createTable(t, "p1"));
      world.target.restoresTake = Duration.ofSeconds(random.nextInt(10));
      world.createJob();
      backups.add(world.source.saved());
      try {
        for (int i = 0; i < 60; i++) {
          act();
        }
        world.target.refuseCommits = false;
        SourceSetBackTest.during(world, Duration.ofMinutes(2));
        world.settle();
        SourceSetBackTest.during(world, Duration.ofMinutes(2));
        world.settle();
      } catch (AssertionError | RuntimeException e) {
        throw new AssertionError("seed " + seed, e);
      }
      SourceSetBackTest.assertSame(world, "seed " + seed);
    }

    private void act() {
      String table = TABLES.get(random.nextInt(TABLES.size()));
      switch (random.nextInt(18)) {
        case 0, 1, 2, 3, 4, 5 -> SourceSetBackTest.insert(world, table);
        case 6, 7, 8 -> steps(random.nextInt(30));
        case 9 -> world.user.createTable("made" + made++, "p1");
        case 10 -> world.user.truncate(world.source.tables.get(table));
        case 11 -> SourceSetBackTest.shift(world);
        case 12 -> backups.add(world.source.saved());
        case 13 -> {
          SimCluster.Backup to = backups.get(random.nextInt(backups.size()));
          backups.removeIf(b -> b.journal() > to.journal());
          world.source.setBackTo(to);
        }
        case 14 -> {
          world.step();
          world.stop();
        }
        case 15 -> world.target.refuseCommits = !world.target.refuseCommits;
        case 16 -> {
          world.step();
          world.resync(random.nextBoolean() ? table : null);
        }
        default -> cleanUp();
      }
    }

    private void cleanUp() {
      long needed = world.progress().neededFrom();
      if (needed <= world.source.binlogs.last()) {
        world.source.binlogs.expire(needed);
      }
    }

    private void steps(int count) {
      for (int i = 0; i < count; i++) {
        world.step();
      }
    }
  }
}
