package org.dorisdr.fe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Kills the master at every point between a RESTORE and the rows that follow it, with the plugin's
 * first look at each of these points: no value is given twice.
 */
class CounterCrashTest {
  private static final long TABLE = 1;

  /** The first look that comes too late, if the process dies before it. */
  private static final int FIRST_VALUE = 3;

  private interface Step {
    void take(CounterModel.Fe fe) throws Exception;
  }

  private static final List<Step> STEPS =
      List.of(
          fe -> fe.register(TABLE),
          fe -> fe.record(TABLE),
          fe -> fe.finish(TABLE),
          fe -> fe.insert(TABLE),
          fe -> fe.insert(TABLE),
          fe -> fe.insert(TABLE));

  private final CounterModel model = new CounterModel();

  @Test
  void whoeverDiesWhereverNoValueIsGivenTwice() throws Exception {
    List<String> twice = new ArrayList<>();
    for (boolean other : new boolean[] {false, true}) {
      for (int look = 0; look < STEPS.size(); look++) {
        for (int death = 0; death < STEPS.size(); death++) {
          CounterModel fresh = new CounterModel();
          live(fresh, look, death, other);
          if (fresh.given.stream().distinct().count() < fresh.given.size()) {
            twice.add(look + " " + death);
            // Lost with the process: values that were given before the first look.
            assertThat(death).isBetween(FIRST_VALUE, look - 1);
          }
        }
      }
    }
    // Nobody could have journalled these; each of the two who took over gave them again.
    assertThat(twice).containsExactly("4 3", "5 3", "5 4", "4 3", "5 3", "5 4");
  }

  /**
   * @param look after which step the plugin looks for the first time
   * @param death after which step the master dies
   * @param other whether another frontend takes over, or the same starts again
   */
  private static void live(CounterModel model, int look, int death, boolean other)
      throws Exception {
    CounterModel.Fe master = model.new Fe();
    CounterModel.Fe follower = model.new Fe();
    master.lead();
    follower.follow();
    for (int i = 0; i <= death; i++) {
      STEPS.get(i).take(master);
      if (i >= look) {
        master.look();
      }
      follower.replay();
      follower.look();
    }
    CounterModel.Fe next = other ? follower : start(model);
    insertTwice(next);
    insertTwice(start(model));
  }

  private static CounterModel.Fe start(CounterModel model) {
    CounterModel.Fe fe = model.new Fe();
    fe.replay();
    fe.look();
    return fe;
  }

  private static void insertTwice(CounterModel.Fe fe) throws Exception {
    fe.lead();
    if (fe.has(TABLE)) {
      fe.insert(TABLE);
      fe.look();
      fe.insert(TABLE);
    }
  }

  @Test
  void withoutThePluginARestartGivesThemAgain() throws Exception {
    for (int i = 0; i < 2; i++) {
      CounterModel.Fe fe = model.new Fe();
      fe.lead();
      if (i == 0) {
        fe.register(TABLE);
        fe.record(TABLE);
        fe.finish(TABLE);
      }
      fe.insert(TABLE);
    }
    assertThat(model.given).containsExactly(500_000L, 500_000L);
  }

  @Test
  void whatIsMendedBeforeTheFirstRecordNeedsNoPluginAnyMore() throws Exception {
    CounterModel.Fe fe = model.new Fe();
    fe.lead();
    fe.register(TABLE);
    fe.look();
    fe.record(TABLE);
    fe.finish(TABLE);
    fe.insert(TABLE);
    CounterModel.Fe without = model.new Fe();
    without.lead();
    without.insert(TABLE);
    CounterModel.Fe again = model.new Fe();
    again.lead();
    again.insert(TABLE);
    assertThat(model.given).containsExactly(500_000L, 1_000_000L, 1_500_000L);
  }

  @Test
  void aFollowerJournalsNothing() {
    CounterModel.Fe master = model.new Fe();
    master.lead();
    master.register(TABLE);
    master.record(TABLE);
    master.finish(TABLE);
    CounterModel.Fe follower = model.new Fe();
    follower.follow();
    int records = model.records();
    follower.look();
    assertThat(model.records()).isEqualTo(records);
    master.look();
    assertThat(model.records()).isGreaterThan(records);
  }
}
