package org.dorisdr.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.dorisdr.sync.state.SyncProperties;
import org.dorisdr.sync.state.SyncStore;
import org.dorisdr.sync.state.TableProgress;
import org.dorisdr.sync.state.TableProgress.State;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A table that comes on the source where the target has one of that name by somebody else. */
class ForeignTableTest {
  private final SimWorld world = new SimWorld(1);
  private List<String> mine;

  @BeforeEach
  void theNameIsTaken() {
    world.user.createTable("a", "p1");
    insert(world.user, world.source, "a");
    world.createJob();
    world.settle();
    SimUser other = new SimUser(world.target);
    other.createTable("x", "p1");
    insert(other, world.target, "x");
    mine = world.target.tables.get("x").content();
    world.user.createTable("x", "p1");
    insert(world.user, world.source, "x");
  }

  private static void insert(SimUser user, SimCluster cluster, String table) {
    SimTable t = cluster.tables.get(table);
    user.insert(Map.of(t, t.partitions.get("p1")));
  }

  private void run() {
    for (int i = 0; i < 3000; i++) {
      world.step();
    }
  }

  private TableProgress shown() {
    return world.shown().tables.values().stream()
        .filter(t -> t.sourceName.equals("x"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void itIsLeftAloneAndToldWhileTheOthersGoOn() {
    run();
    insert(world.user, world.source, "a");
    run();
    assertThat(world.target.tables.get("x").content()).as(world.events()).isEqualTo(mine);
    assertThat(world.target.tables.get("a").content())
        .isEqualTo(world.source.tables.get("a").content());
    assertThat(shown().state).isEqualTo(State.WAITING);
    assertThat(shown().error).contains("has a table x", "did not make", "HINT:");
  }

  @Test
  void itIsMadeWhenThePlaceIsFree() {
    run();
    world.target.tables.remove("x");
    run();
    assertThat(world.target.content()).as(world.events()).isEqualTo(world.source.content());
    assertThat(world.progress().tableCopies).isZero();
  }

  @Test
  void itIsReplacedIfTheJobMayDoThat() throws Exception {
    SyncStore.Slot slot = world.store.find("job").orElseThrow();
    slot.record().properties.put(SyncProperties.ALLOW_TABLE_EXISTS, "true");
    world.store.update(slot);
    world.restart();
    run();
    assertThat(world.target.content()).as(world.events()).isEqualTo(world.source.content());
    assertThat(world.events()).contains("the target already had a table of that name");
  }

  @Test
  void itIsLeftAloneTooWhenATableIsRenamedToItsName() {
    SimWorld renamed = new SimWorld(2);
    renamed.user.createTable("a", "p1");
    renamed.user.createTable("other", "p1");
    insert(renamed.user, renamed.source, "a");
    renamed.createJob();
    renamed.settle();
    SimUser other = new SimUser(renamed.target);
    other.createTable("x", "p1");
    insert(other, renamed.target, "x");
    List<String> before = renamed.target.tables.get("x").content();
    renamed.user.renameTable(renamed.source.tables.get("a"), "x");
    insert(renamed.user, renamed.source, "x");
    insert(renamed.user, renamed.source, "other");
    for (int i = 0; i < 3000; i++) {
      renamed.step();
    }
    assertThat(renamed.target.tables.get("x").content()).as(renamed.events()).isEqualTo(before);
    assertThat(renamed.target.tables.get("other").content())
        .isEqualTo(renamed.source.tables.get("other").content());
    TableProgress held = renamed.shown().tables.get(renamed.source.tables.get("x").id);
    assertThat(held.state).isEqualTo(State.ERROR);
    assertThat(held.error).contains("has a table x", "did not make", "HINT:");

    // Another one that comes with its former name does not make the name the job's.
    renamed.user.createTable("a", "p1");
    insert(renamed.user, renamed.source, "a");
    for (int i = 0; i < 3000; i++) {
      renamed.step();
    }
    assertThat(renamed.target.tables.get("x").content()).as(renamed.events()).isEqualTo(before);
    assertThat(renamed.target.tables.get("a").content())
        .isEqualTo(renamed.source.tables.get("a").content());

    renamed.target.tables.remove("x");
    renamed.settle();
    assertThat(renamed.target.content()).isEqualTo(renamed.source.content());
  }

  private void assertMine(SimWorld there) {
    assertThat(there.target.tables.get("x").content()).as(there.events()).isEqualTo(mine);
  }

  @Test
  void itIsLeftAloneWhenTheWaitingOneIsDroppedOnTheSource() {
    run();
    world.user.dropTable(world.source.tables.get("x"));
    world.settle();
    assertMine(world);
  }

  @Test
  void itIsLeftAloneWhenTheWaitingOneGetsAnotherNameOnTheSource() {
    run();
    world.user.renameTable(world.source.tables.get("x"), "y");
    insert(world.user, world.source, "y");
    world.settle();
    assertMine(world);
    assertThat(world.target.tables.get("y").content())
        .as(world.events())
        .isEqualTo(world.source.tables.get("y").content());
  }

  @Test
  void itIsLeftAloneWhenTheBinlogsHaveExpiredAndTheOthersAreCopied() {
    world.user.createTable("z", "p1");
    insert(world.user, world.source, "z");
    world.source.binlogs.expire();
    run();
    assertMine(world);
    assertThat(world.target.tables.get("z").content())
        .as(world.events())
        .isEqualTo(world.source.tables.get("z").content());
    assertThat(shown().state).isEqualTo(State.ERROR);
    assertThat(shown().error).contains("has a table x", "did not make", "HINT:");
    assertThat(world.events()).containsOnlyOnce("did not make");

    world.target.tables.remove("x");
    world.settle();
    assertThat(world.target.content()).as(world.events()).isEqualTo(world.source.content());
  }

  @Test
  void itIsLeftAloneWhenTheOneThatWasToBeCopiedIsGoneAfterAnotherGap() {
    world.source.binlogs.expire();
    run();
    world.user.dropTable(world.source.tables.get("x"));
    world.source.binlogs.expire();
    world.settle();
    assertMine(world);
  }

  @Test
  void itIsLeftAloneWhenATableIsRecoveredUnderItsName() {
    SimWorld recovered = new SimWorld(3);
    recovered.user.createTable("a", "p1");
    recovered.user.createTable("b", "p1");
    recovered.createJob();
    recovered.settle();
    SimUser other = new SimUser(recovered.target);
    other.createTable("x", "p1");
    insert(other, recovered.target, "x");
    mine = recovered.target.tables.get("x").content();
    SimTable b = recovered.source.tables.get("b");
    recovered.user.dropTable(b);
    recovered.user.recoverTable(b, "x");
    insert(recovered.user, recovered.source, "a");
    for (int i = 0; i < 3000; i++) {
      recovered.step();
    }
    assertMine(recovered);
    assertThat(recovered.target.tables.get("a").content())
        .isEqualTo(recovered.source.tables.get("a").content());
  }

  @Test
  void itIsLeftAloneWhenAUserHasEverythingCopied() {
    run();
    world.resync();
    run();
    assertMine(world);
    world.target.tables.remove("x");
    world.settle();
    assertThat(world.target.content()).as(world.events()).isEqualTo(world.source.content());
  }

  @Test
  void whatTheJobMadeItselfIsDroppedThoughOneThatWasNeverThereWasToHaveItsName() {
    SimWorld own = new SimWorld(4);
    own.user.createTable("t", "p1");
    SimTable first = own.source.tables.get("t");
    own.user.dropTable(first);
    own.user.createTable("t", "p1");
    insert(own.user, own.source, "t");
    own.createJob();
    own.settle();
    SimTable second = own.source.tables.get("t");
    own.user.rewrite(second);
    own.user.renameTable(second, "n");
    own.user.recoverTable(first);
    own.user.replaceTable(second, first, false);
    own.settle();
    assertThat(own.target.content()).as(own.events()).isEqualTo(own.source.content());
  }
}
