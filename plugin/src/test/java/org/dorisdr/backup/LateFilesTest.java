package org.dorisdr.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.dorisdr.backup.request.BackupRequests.Kind;
import org.dorisdr.backup.request.BackupRequests.State;
import org.dorisdr.backup.request.RequestRecord;
import org.dorisdr.backup.store.Layout;
import org.junit.jupiter.api.Test;

/**
 * A backend that was held up writes to the folder of a backup after that was cancelled or has
 * failed: nothing of it stays, the label can be used again, and what is another cluster's is left
 * alone.
 */
class LateFilesTest extends CrashEverywhere {
  private static final Layout LAYOUT = new Layout("r");

  /** Of the database of these tests. */
  private static final String LATE =
      LAYOUT.tablet("b", 1, 1, 1, 1, 1) + "/02_7.dat." + "0".repeat(32);

  /** Of another cluster, whose databases have ids of their own. */
  private static final String FOREIGN =
      LAYOUT.tablet("b", 4711, 1, 1, 1, 1) + "/02_7.dat." + "0".repeat(32);

  private RequestRecord record(String key) {
    return world.queue.all().stream().filter(r -> key.equals(r.key)).findFirst().orElseThrow();
  }

  private ModelJob newest() {
    return world.fe.jobs.get(world.fe.jobs.size() - 1);
  }

  private void writeLate() {
    world.store.files.put(LATE, new byte[1]);
  }

  private void seconds(int number) throws InterruptedException {
    for (int i = 0; i < number; i++) {
      world.second();
    }
  }

  private void cancelled() throws Exception {
    world = new BackupWorld();
    base();
    submit(Kind.BACKUP, "k", "b");
    world.until("uploading", () -> newest().state.equals("UPLOADING"));
    world.second();
    world.queue.cancel("k");
    world.until("cancelled", () -> state("k") == State.CANCELLED);
    assertThat(world.orphans()).isEmpty();
  }

  private void failed() throws Exception {
    world = new BackupWorld();
    base();
    world.fe.failing = 99;
    submit(Kind.BACKUP, "k", "b");
    world.until("failed", () -> state("k") == State.FAILED);
    world.fe.failing = 0;
  }

  private void assertMadeAnew() throws Exception {
    world.untilQuiet();
    assertThat(state("again")).isEqualTo(State.FINISHED);
    assertThat(record("again").attempts).isEqualTo(1);
    assertThat(world.whole()).containsExactly("b", "base");
    assertThat(world.orphans()).isEmpty();
  }

  @Test
  void theLabelIsFreeThoughABackendWroteToItsFolderOnceMore() throws Exception {
    cancelled();
    writeLate();
    submit(Kind.BACKUP, "again", "b");
    assertMadeAnew();
  }

  @Test
  void soItIsIfTheBackupHasFailed() throws Exception {
    failed();
    writeLate();
    submit(Kind.BACKUP, "again", "b");
    assertMadeAnew();
  }

  @Test
  void soItIsIfNothingButSchemasWasLeft() throws Exception {
    cancelled();
    String schemas = LAYOUT.snapshot("b") + "/__meta." + "0".repeat(32);
    world.store.files.put(schemas, new byte[1]);
    submit(Kind.BACKUP, "again", "b");
    assertMadeAnew();
  }

  /** Whoever saw it empty once need not see it empty when the file comes at last. */
  @Test
  void soItIsThoughTheFolderWasSeenEmptyBefore() throws Exception {
    cancelled();
    seconds(12);
    writeLate();
    submit(Kind.BACKUP, "again", "b");
    assertMadeAnew();
  }

  @Test
  void soItIsIfItComesBetweenThePluginsLookAndTheOneOfTheFe() throws Exception {
    cancelled();
    int[] left = {2};
    world.fe.beforeItLooks =
        () -> {
          if (left[0]-- > 0) {
            writeLate();
          }
        };
    submit(Kind.BACKUP, "again", "b");
    assertMadeAnew();
    assertThat(left[0]).isNegative();
  }

  @Test
  void soItIsWhereverItDiesMeanwhile() throws Exception {
    int points =
        dieEverywhere(
            () -> {
              cancelled();
              int[] left = {1};
              world.fe.beforeItLooks =
                  () -> {
                    if (left[0]-- > 0) {
                      writeLate();
                    }
                  };
            },
            () -> {
              writeLate();
              submit(Kind.BACKUP, "again", "b");
              world.untilQuiet();
            },
            () -> {
              assertThat(state("again")).isEqualTo(State.FINISHED);
              assertThat(world.whole()).containsExactly("b", "base");
              assertThat(world.orphans()).isEmpty();
            });
    assertThat(points).isGreaterThan(40);
  }

  @Test
  void aFileThatComesWhileTheLabelIsUsedAgainOrSoonAfterwardsIsRemoved() throws Exception {
    cancelled();
    submit(Kind.BACKUP, "again", "b");
    world.until("uploading", () -> newest().state.equals("UPLOADING"));
    writeLate();
    world.until("finished", () -> state("again") == State.FINISHED);
    assertThat(world.store.files).doesNotContainKey(LATE);
    writeLate();
    world.untilQuiet();
    assertMadeAnew();
  }

  @Test
  void soItIsAfterAnAttemptThatFailed() throws Exception {
    world = new BackupWorld();
    base();
    world.fe.failing = 1;
    submit(Kind.BACKUP, "again", "b");
    world.until("finished", () -> state("again") == State.FINISHED);
    writeLate();
    world.untilQuiet();
    assertThat(world.orphans()).isEmpty();
    assertThat(world.whole()).containsExactly("b", "base");
  }

  @Test
  void itIsGoneWithinSecondsIfTheLabelIsNotUsedAgain() throws Exception {
    cancelled();
    writeLate();
    seconds(2);
    assertThat(world.orphans()).isEmpty();
    writeLate();
    seconds(4);
    assertThat(world.orphans()).isEmpty();
    seconds(10);
    writeLate();
    world.untilQuiet();
    assertThat(world.orphans()).isEmpty();
  }

  @Test
  void itIsRemovedThoughTheLabelWasAskedForAgainInVain() throws Exception {
    cancelled();
    world.store.unreachable = true;
    submit(Kind.BACKUP, "again", "b");
    seconds(2);
    world.queue.cancel("again");
    world.until("cancelled", () -> state("again") == State.CANCELLED);
    world.store.unreachable = false;
    writeLate();
    world.untilQuiet();
    assertThat(world.orphans()).isEmpty();
  }

  @Test
  void nobodyLooksIntoARepositoryThatIsGone() throws Exception {
    cancelled();
    world.host.repositories.remove("r");
    seconds(3);
    assertThat(world.queue.runnable()).isEmpty();
  }

  @Test
  void whatAnotherClusterHasPutThereMeanwhileIsLeftAloneAndTold() throws Exception {
    cancelled();
    world.store.files.put(FOREIGN, new byte[1]);
    submit(Kind.BACKUP, "again", "b");
    world.untilQuiet();
    assertThat(state("again")).isEqualTo(State.FAILED);
    assertThat(record("again").error)
        .isEqualTo("Snapshot with name 'b' already exist in repository");
    assertThat(world.orphans()).containsExactly(FOREIGN);
  }

  @Test
  void soItIsIfItComesBetweenThePluginsLookAndTheOneOfTheFeOrBesideALateFile() throws Exception {
    cancelled();
    world.fe.beforeItLooks = () -> world.store.files.put(FOREIGN, new byte[1]);
    submit(Kind.BACKUP, "again", "b");
    world.until("over", () -> state("again").isEnd());
    writeLate();
    world.untilQuiet();
    assertThat(state("again")).isEqualTo(State.FAILED);
    assertThat(world.orphans()).containsExactlyInAnyOrderElementsOf(List.of(LATE, FOREIGN));
  }
}
