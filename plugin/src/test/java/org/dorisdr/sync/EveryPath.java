package org.dorisdr.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.dorisdr.cluster.ClusterException;
import org.dorisdr.sync.job.Resync;
import org.dorisdr.sync.job.Skip;

/**
 * What a job does while something goes wrong in {@link EveryPointTest}. Rows are counted one by
 * one, so that one too many is seen.
 */
enum EveryPath {
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
  /** A table cannot be made in time, and is made by its statement when it can. */
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
      awaitEvent(world, "type=WAITING, table=late");
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
      awaitEvent(world, "type=COPY_FAILED, table=taken");
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
      awaitEvent(world, "type=COPY_FAILED, table=v");
      world.target.unreadable.clear();
      writeOn(world);
      world.settle();
    }
  },
  /** Backends take long to fetch for a table, which waits for them alone. */
  LONG_FETCH {
    @Override
    void before(SimWorld world) {
      INCREMENTAL.before(world);
      world.target.fetches.takes.put("a", Duration.ofSeconds(12));
    }

    @Override
    void run(SimWorld world) {
      insert(world, "b");
      insert(world, "a");
      insert(world, "b");
      // Whoever dies meanwhile may find all fetched when it is back.
      for (int i = 0; i < 100 && !world.events().contains("type=WAITING, table=a"); i++) {
        world.step();
      }
      insert(world, "b");
      world.target.fetches.takes.clear();
      world.settle();
      writeOn(world);
      world.settle();
    }
  },
  /** A backend of the source dies while others fetch from it, and another one has the rows too. */
  DEAD_SOURCE {
    @Override
    void before(SimWorld world) {
      world.source.addBackend();
      INCREMENTAL.before(world);
      world.target.fetches.takesFrom.put("source", Duration.ofDays(365));
    }

    @Override
    void run(SimWorld world) {
      insert(world, "b");
      insert(world, "a");
      for (int i = 0; i < 100 && !world.events().contains("type=WAITING"); i++) {
        world.step();
      }
      world.source.dead.add(1L);
      insert(world, "b");
      world.settle();
      world.target.fetches.takesFrom.clear();
      world.source.dead.clear();
      writeOn(world);
      world.settle();
    }
  },
  /** A backend takes what it is sent, and only reads it later. */
  NO_ANSWER {
    @Override
    void before(SimWorld world) {
      INCREMENTAL.before(world);
      world.target.fetches.silent.add("a");
    }

    @Override
    void run(SimWorld world) {
      writeOn(world);
      awaitEvent(world, "type=WAITING, table=a");
      world.target.fetches.wake();
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
      world.source.binlogs.expire();
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

  private static void twoTables(SimWorld world) {
    world.user.createTable("a", "p1", "p2");
    world.user.createTable("b", "p1");
    world.user.createView("v", "a");
    insert(world, "a");
  }

  private static void awaitEvent(SimWorld world, String text) {
    for (int i = 0; !world.events().contains(text); i++) {
      assertThat(i).isLessThan(1000);
      world.step();
    }
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
}
