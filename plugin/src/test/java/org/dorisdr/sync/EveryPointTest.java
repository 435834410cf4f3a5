package org.dorisdr.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.dorisdr.cluster.ClusterException;
import org.dorisdr.sync.job.Resync;
import org.dorisdr.sync.job.Skip;
import org.dorisdr.sync.state.SyncProgress;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * One thing goes wrong at each point of each path, one after the other: before and after every
 * durable write and every call to a cluster. The end is the same content, with nothing twice and no
 * copy more than without the mishap.
 */
class EveryPointTest {

  /** What a job does meanwhile. Rows are counted one by one, so that one too many is seen. */
  enum Path {
    /** The first copy, while somebody writes. */
    FULL_COPY {
      @Override
      void before(SimWorld world) {
        twoTables(world);
        world.createJob();
      }

      @Override
      void run(SimWorld world) {
        writeOn(world);
        world.settle();
      }
    },
    /** Data and structure follow. */
    INCREMENTAL {
      @Override
      void before(SimWorld world) {
        twoTables(world);
        world.createJob();
        world.settle();
      }

      @Override
      void run(SimWorld world) {
        writeOn(world);
        world.user.createTable("c", "p1");
        world.user.addPartition(table(world, "a"), "p3");
        world.user.insert(
            Map.of(
                table(world, "a"), table(world, "a").partitions.get("p3"),
                table(world, "c"), table(world, "c").partitions.get("p1")));
        world.user.addColumn(table(world, "a"), "n");
        writeOn(world);
        world.user.replaceTable(table(world, "a"), table(world, "c"), true);
        world.user.truncate(table(world, "b"));
        writeOn(world);
        world.settle();
      }
    },
    /** A table is copied again while everybody writes, and once more while that copy runs. */
    PARTIAL_COPY {
      @Override
      void before(SimWorld world) {
        INCREMENTAL.before(world);
      }

      @Override
      void run(SimWorld world) {
        world.user.rewrite(table(world, "a"));
        writeOn(world);
        world.user.rewrite(table(world, "b"));
        writeOn(world);
        world.settle();
      }
    },
    /** A table cannot be made in time, and is copied when it can. */
    TIME_OUT {
      @Override
      void before(SimWorld world) {
        INCREMENTAL.before(world);
        world.target.failsAfter = Duration.ofSeconds(30);
        world.target.broken.add("late");
      }

      @Override
      void run(SimWorld world) {
        world.user.createTable("late", "p1");
        insert(world, "late");
        writeOn(world);
        for (int i = 0; !world.events().contains("type=COPY_NEEDED, table=late"); i++) {
          assertThat(i).isLessThan(1000);
          world.step();
        }
        world.target.broken.clear();
        world.settle();
      }
    },
    /** A table gets a name that somebody else has taken on the target, and later gives back. */
    TAKEN_NAME {
      @Override
      void before(SimWorld world) {
        world.user.createTable("c", "p1");
        INCREMENTAL.before(world);
        new SimUser(world.target).createTable("taken", "p1");
      }

      @Override
      void run(SimWorld world) {
        SimTable foreign = world.target.tables.get("taken");
        world.user.renameTable(table(world, "c"), "taken");
        insert(world, "taken");
        writeOn(world);
        for (int i = 0; !world.events().contains("type=COPY_FAILED, table=taken"); i++) {
          assertThat(i).isLessThan(1000);
          world.step();
        }
        assertThat(world.target.tables.get("taken")).isSameAs(foreign);
        world.target.tables.remove("taken");
        world.settle();
      }
    },
    /** A user asks for copies: of one table, over its temporary partitions, and of everything. */
    RESYNC {
      @Override
      void before(SimWorld world) {
        INCREMENTAL.before(world);
        SimTable a = table(world, "a");
        world.user.addTemporary(a, a.partitions.get("p1"), "temp");
        world.settle();
        world.user.dropTemporary(a, "temp");
      }

      @Override
      void run(SimWorld world) {
        world.order(new Resync("job", "a"));
        writeOn(world);
        world.settle();
        world.order(new Resync("job", null));
        writeOn(world);
        world.settle();
      }
    },
    /** A user gives a transaction up that cannot be applied. */
    SKIP {
      @Override
      void before(SimWorld world) {
        INCREMENTAL.before(world);
        world.target.broken.add("a");
      }

      @Override
      void run(SimWorld world) {
        insert(world, "a");
        long seq = world.source.lastSeq();
        for (int i = 0; i < 20; i++) {
          world.step();
        }
        world.order(new Skip("job", seq));
        world.target.broken.clear();
        writeOn(world);
        world.settle();
        world.user.truncate(table(world, "a"));
        writeOn(world);
        world.settle();
      }
    },
    /** A view cannot be read on the target, and later it can. */
    UNREADABLE_VIEW {
      @Override
      void before(SimWorld world) {
        INCREMENTAL.before(world);
        world.target.unreadable.put("v", ClusterException.refused("Can not found function 'f'"));
      }

      @Override
      void run(SimWorld world) {
        world.order(new Resync("job", "v"));
        writeOn(world);
        for (int i = 0; !world.events().contains("type=COPY_FAILED, table=v"); i++) {
          assertThat(i).isLessThan(1000);
          world.step();
        }
        world.target.unreadable.clear();
        writeOn(world);
        world.settle();
      }
    },
    /** What one table needs has expired. */
    GAP {
      @Override
      void before(SimWorld world) {
        INCREMENTAL.before(world);
        insert(world, "a");
        world.source.expireBinlogs();
        insert(world, "b");
      }

      @Override
      void run(SimWorld world) {
        writeOn(world);
        world.settle();
      }
    };

    /** What happens before anything goes wrong. */
    void before(SimWorld world) {}

    abstract void run(SimWorld world);
  }

  private static void twoTables(SimWorld world) {
    world.user.createTable("a", "p1", "p2");
    world.user.createTable("b", "p1");
    world.user.createView("v", "a");
    insert(world, "a");
  }

  private static SimTable table(SimWorld world, String name) {
    return world.source.tables.get(name);
  }

  private static void insert(SimWorld world, String name) {
    SimTable table = table(world, name);
    world.user.insert(Map.of(table, table.partitions.get("p1")));
  }

  private static void writeOn(SimWorld world) {
    for (int i = 0; i < 8; i++) {
      insert(world, i % 3 == 0 ? "b" : "a");
      world.step();
      world.step();
    }
  }

  /** What came of one run. */
  private record End(Map<Long, Faults.Kind> points, long fullCopies, long tableCopies) {
    List<Long> pointsOf(Mishap mishap) {
      return points.keySet().stream().filter(p -> mishap.happensAt(points.get(p))).toList();
    }
  }

  private static End run(Path path, Mishap mishap, long at, long second) {
    SimWorld world = new SimWorld(at);
    String what = "%s, %s at point %d, death at %d".formatted(path, mishap, at, second);
    try {
      world.faults.crashLasts = true;
      path.before(world);
      world.faults.points = 0;
      world.faults.passed = new TreeMap<>();
      world.faults.mishap = mishap;
      world.faults.mishapAt = at;
      world.faults.crashAt = second;
      path.run(world);
    } catch (AssertionError | RuntimeException e) {
      throw new AssertionError(what, e);
    }
    assertThat(world.target.content())
        .as("%s%n%s", what, world.events())
        .isEqualTo(world.source.content());
    SyncProgress progress = world.progress();
    return new End(world.faults.passed, progress.fullCopies, progress.tableCopies);
  }

  static List<Arguments> everything() {
    List<Arguments> all = new ArrayList<>();
    for (Path path : Path.values()) {
      for (Mishap mishap : Mishap.values()) {
        all.add(Arguments.of(path, mishap));
      }
    }
    return all;
  }

  @ParameterizedTest
  @MethodSource("everything")
  void endsTheSameWhereverItHappens(Path path, Mishap mishap) {
    End calm = run(path, mishap, -1, -1);
    List<Long> points = calm.pointsOf(mishap);
    assertThat(points).hasSizeGreaterThan(10);
    System.out.printf("%s, %s: %d points%n", path, mishap, points.size());
    for (long at : points) {
      same(run(path, mishap, at, -1), calm, path + ", " + mishap + " at point " + at);
    }
  }

  @ParameterizedTest
  @MethodSource("everything")
  @Tag("long")
  void endsTheSameThoughTheFrontendDiesSoonAfterwards(Path path, Mishap mishap) {
    End calm = run(path, mishap, -1, -1);
    for (long at : calm.pointsOf(mishap)) {
      for (long later = 1; later <= 40; later++) {
        String what = "%s, %s at point %d, death %d later".formatted(path, mishap, at, later);
        same(run(path, mishap, at, at + later), calm, what);
      }
    }
  }

  private static void same(End end, End calm, String what) {
    assertThat(end.fullCopies()).as(what).isEqualTo(calm.fullCopies());
    assertThat(end.tableCopies()).as(what).isEqualTo(calm.tableCopies());
  }
}
