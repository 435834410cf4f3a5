package org.dorisdr.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.function.BooleanSupplier;
import org.dorisdr.sync.state.CopyProgress;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A copy brings a table under a name that is still another one's where the stream is. */
class CopyNamesTest {
  private final SimWorld world = new SimWorld(1);
  private final SimTable[] tables = new SimTable[2];

  @BeforeEach
  void theStreamStandsStillWhileATableIsToBeCopied() {
    for (String name : new String[] {"a", "b", "other"}) {
      world.user.createTable(name, "p1");
      insert(name);
    }
    world.createJob();
    world.settle();
    tables[0] = world.source.tables.get("a");
    tables[1] = world.source.tables.get("b");
    world.user.rewrite(tables[1]);
    world.target.refuseCommits = true;
    insert("other");
  }

  private SimTable table(String name) {
    return world.source.tables.get(name);
  }

  private void insert(String name) {
    SimTable table = table(name);
    world.user.insert(Map.of(table, table.partitions.get("p1")));
  }

  /** The copy comes as far as it can, but for its end; then the stream goes on. */
  private void assertEqualInTheEnd() {
    stepsUntil(() -> isAt(CopyProgress.Stage.WAIT_RESTORE));
    world.target.refuseCommits = false;
    world.settle();
    assertThat(world.target.content()).as(world.events()).isEqualTo(world.source.content());
  }

  private void stepsUntil(BooleanSupplier reached) {
    for (int i = 0; i < 300 && !reached.getAsBoolean(); i++) {
      world.step();
    }
  }

  /** While the backends copy, the stream comes to the second transaction of the other table. */
  private void assertEqualThoughTheCopyEndsThere(long change) {
    stepsUntil(() -> isAt(CopyProgress.Stage.WAIT_RESTORE));
    world.target.refuseCommits = false;
    stepsUntil(() -> world.progress().position >= change);
    world.target.refuseCommits = true;
    stepsUntil(() -> isAt(CopyProgress.Stage.FINISH));
    world.target.refuseCommits = false;
    world.settle();
    assertThat(world.target.content()).as(world.events()).isEqualTo(world.source.content());
  }

  private boolean isAt(CopyProgress.Stage stage) {
    CopyProgress copy = world.progress().copy;
    return copy != null && copy.stage == stage;
  }

  @Test
  void whatComesForTheOtherDoesNotHitTheCopy() {
    world.user.truncate(tables[0]);
    insert("a");
    world.user.renameTable(tables[0], "c");
    world.user.renameTable(tables[1], "a");
    insert("a");
    assertEqualInTheEnd();
  }

  @Test
  void aTableThatGetsTheNameAndLosesItAgainDoesNotHitTheCopy() {
    world.user.createTable("n", "p1");
    long change = world.source.lastSeq();
    insert("other");
    world.user.truncate(table("n"));
    world.user.dropTable(table("n"));
    world.user.renameTable(tables[1], "n");
    insert("n");
    assertEqualThoughTheCopyEndsThere(change);
  }

  @Test
  void aTableThatIsRenamedToTheNameAndOnDoesNotHitTheCopy() {
    world.user.renameTable(tables[0], "n");
    long change = world.source.lastSeq();
    insert("other");
    world.user.truncate(tables[0]);
    world.user.renameTable(tables[0], "m");
    world.user.renameTable(tables[1], "n");
    insert("m");
    assertEqualThoughTheCopyEndsThere(change);
  }

  @Test
  void aReplacementThatGivesTheNameForAWhileDoesNotHitTheCopy() {
    world.user.createTable("c", "p1");
    world.user.replaceTable(table("c"), tables[0], true);
    long change = world.source.lastSeq();
    insert("other");
    world.user.truncate(table("c"));
    world.user.renameTable(table("c"), "d");
    world.user.renameTable(tables[1], "c");
    insert("d");
    assertEqualThoughTheCopyEndsThere(change);
  }

  @Test
  void aTableThatWasRenamedAndReplacedBeforeItsCopyBeganGoesWithItsFirstName() {
    world.user.renameTable(tables[1], "n");
    world.user.replaceTable(tables[1], tables[0], false);
    insert("n");
    assertEqualInTheEnd();
  }
}
