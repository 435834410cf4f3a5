package org.dorisdr.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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

  /** What came of one run. */
  private record End(Map<Long, Faults.Kind> points, long fullCopies, long tableCopies) {
    List<Long> pointsOf(Mishap mishap) {
      return points.keySet().stream().filter(p -> mishap.happensAt(points.get(p))).toList();
    }
  }

  private static End run(EveryPath path, Mishap mishap, long at, long second) {
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
    for (EveryPath path : EveryPath.values()) {
      for (Mishap mishap : Mishap.values()) {
        all.add(Arguments.of(path, mishap));
      }
    }
    return all;
  }

  @ParameterizedTest
  @MethodSource("everything")
  void endsTheSameWhereverItHappens(EveryPath path, Mishap mishap) {
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
  void endsTheSameThoughTheFrontendDiesSoonAfterwards(EveryPath path, Mishap mishap) {
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
