package org.dorisdr.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.dorisdr.sync.state.TableProgress;
import org.junit.jupiter.api.Test;

/** A change of structure that the target cannot make right now holds up its own table only. */
class DdlDelaysTest {

  private final SimWorld world = new SimWorld(1);

  private SimTable table(String name) {
    return world.source.tables.get(name);
  }

  private void insert(String name) {
    SimTable table = table(name);
    world.user.insert(Map.of(table, table.partitions.values().iterator().next()));
  }

  private void follow(String... tables) {
    for (String name : tables) {
      world.user.createTable(name, "p1");
    }
    world.createJob();
    world.settle();
  }

  private void steps(int count) {
    for (int i = 0; i < count; i++) {
      world.step();
    }
  }

  private void assertTogetherWithoutACopy() {
    world.settle();
    assertThat(world.target.content()).as(world.events()).isEqualTo(world.source.content());
    assertThat(world.progress().tableCopies).as(world.events()).isZero();
    assertThat(world.progress().fullCopies).isEqualTo(1);
  }

  @Test
  void aTableThatCannotBeMadeWaitsWithItsRecordsAndTheOthersGoOn() {
    follow("good");
    world.target.broken.add("late");
    world.user.createTable("late", "p1");
    insert("late");
    world.user.addColumn(table("late"), "n");
    insert("late");
    insert("good");
    world.user.addColumn(table("good"), "n");
    insert("good");
    steps(3000);

    assertThat(world.target.tables.get("good").content())
        .as(world.events())
        .isEqualTo(table("good").content());
    TableProgress waiting = world.progress().tables.get(table("late").id);
    assertThat(waiting.state).isEqualTo(TableProgress.State.WAITING);
    assertThat(waiting.error).contains("CREATE_TABLE cannot be made now", "not enough backends");
    assertThat(waiting.retryAtMs).isPositive();

    world.target.broken.clear();
    assertTogetherWithoutACopy();
    assertThat(world.events()).contains("WAITING", "GOES_ON");
  }

  @Test
  void anAlteredTableWaitsAndItsRecordsKeepTheirOrder() {
    follow("good", "bad");
    world.target.broken.add("bad");
    world.user.addColumn(table("bad"), "n");
    insert("bad");
    world.user.addPartition(table("bad"), "p2");
    world.user.dropColumn(table("bad"), "n");
    insert("bad");
    insert("good");
    steps(3000);

    assertThat(world.target.tables.get("good").content()).isEqualTo(table("good").content());
    assertThat(world.progress().tables.get(table("bad").id).error)
        .contains("MODIFY_TABLE_ADD_OR_DROP_COLUMNS cannot be made now");
    world.target.broken.clear();
    assertTogetherWithoutACopy();
  }

  @Test
  void aTableThatWasNeverMadeMayBeDroppedAndMadeAgain() {
    follow("good");
    world.target.broken.add("late");
    world.user.createTable("late", "p1");
    insert("late");
    steps(2000);
    world.user.dropTable(table("late"));
    world.user.createTable("late", "p1");
    insert("late");
    insert("good");
    steps(2000);
    assertThat(world.target.tables.get("good").content()).isEqualTo(table("good").content());
    world.target.broken.clear();
    assertTogetherWithoutACopy();
  }

  @Test
  void aTableThatWasNeverMadeIsCopiedIfTheSourceHasForgottenItsCreation() {
    follow("good");
    world.target.broken.add("late");
    world.user.createTable("late", "p1");
    steps(2000);
    insert("late");
    world.source.binlogs.expire();
    world.target.broken.clear();
    world.settle();
    assertThat(world.target.content()).as(world.events()).isEqualTo(world.source.content());
  }

  @Test
  void aRestartChangesNothing() {
    follow("good");
    world.target.broken.add("late");
    world.user.createTable("late", "p1");
    insert("late");
    for (int i = 0; i < 60; i++) {
      steps(50);
      world.restart();
      insert("good");
    }
    assertThat(world.progress().tables.get(table("late").id).state)
        .isEqualTo(TableProgress.State.WAITING);
    world.target.broken.clear();
    assertTogetherWithoutACopy();
  }

  @Test
  void theOnlyTableOfAJobIsTriedAgainWhereItIs() {
    follow("only");
    world.target.broken.add("only");
    world.user.addColumn(table("only"), "n");
    steps(2000);
    assertThat(world.progress().tables.get(table("only").id).state)
        .isEqualTo(TableProgress.State.NORMAL);
    assertThat(world.progress().lastError).contains("not enough backends");
    world.target.broken.clear();
    assertTogetherWithoutACopy();
  }

  /** The target is tried for ten minutes; how much of that nobody else got anything. */
  private Duration heldUp(String other) {
    Duration sum = Duration.ZERO;
    for (int i = 0; i < 120; i++) {
      world.clock.sleep(Duration.ofSeconds(5));
      insert(other);
      long before = world.clock.nanoTime();
      while (!world.target.tables.get(other).content().equals(table(other).content())) {
        world.step();
      }
      sum = sum.plusNanos(world.clock.nanoTime() - before);
    }
    return sum;
  }

  private void awaitState(String name, TableProgress.State state) {
    for (int i = 0; world.progress().tables.get(table(name).id).state != state; i++) {
      assertThat(i).as(world.events()).isLessThan(5000);
      world.step();
    }
  }

  private void assertGoodGoesOnAndAllAreEqualWhenMended() {
    insert("good");
    steps(600);
    assertThat(world.target.tables.get("good").content())
        .as(world.events())
        .isEqualTo(table("good").content());
    assertThat(world.events()).contains("COPY_NEEDED", "cannot be made now", "HINT:");
    world.target.broken.clear();
    world.settle();
    assertThat(world.target.content()).as(world.events()).isEqualTo(world.source.content());
  }

  @Test
  void aTableThatCannotBeRenamedIsCopiedAndTheOthersGoOn() {
    follow("good", "bad", "b");
    world.target.broken.addAll(Set.of("bad", "n"));
    world.user.renameTable(table("bad"), "n");
    insert("n");
    world.user.createTable("bad", "p1");
    insert("bad");
    assertGoodGoesOnAndAllAreEqualWhenMended();
  }

  @Test
  void tablesThatCannotReplaceEachOtherAreCopiedAndTheOthersGoOn() {
    follow("good", "bad", "b");
    insert("b");
    world.settle();
    world.target.broken.addAll(Set.of("bad", "b"));
    world.user.replaceTable(table("bad"), table("b"), true);
    insert("bad");
    insert("b");
    assertGoodGoesOnAndAllAreEqualWhenMended();
  }

  @Test
  void aPartitionWhoseCreationEndsInATimeOutHoldsUpTheOthersForAFractionOfTheTime() {
    follow("good", "bad");
    world.target.broken.add("bad");
    world.target.failsAfter = Duration.ofSeconds(30);
    world.user.addPartition(table("bad"), "p2");
    insert("bad");
    assertThat(heldUp("good")).as(world.events()).isLessThan(Duration.ofSeconds(130));
    assertThat(world.progress().tables.get(table("bad").id).error).contains("Timeout", "HINT:");
    world.target.broken.clear();
    assertTogetherWithoutACopy();
  }

  @Test
  void aTableWhoseCreationEndsInATimeOutHoldsUpTheOthersForAFractionOfTheTime() {
    follow("good");
    world.target.broken.add("late");
    world.target.failsAfter = Duration.ofSeconds(30);
    world.user.createTable("late", "p1");
    insert("late");
    assertThat(heldUp("good")).as(world.events()).isLessThan(Duration.ofSeconds(130));
    awaitState("late", TableProgress.State.WAITING);
    assertThat(world.shown().tables.get(table("late").id).error)
        .contains("CREATE_TABLE cannot be made now", "Timeout", "HINT:");
    world.target.broken.clear();
    assertTogetherWithoutACopy();
  }
}
