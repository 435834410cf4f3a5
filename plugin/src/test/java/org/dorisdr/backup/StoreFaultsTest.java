package org.dorisdr.backup;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.dorisdr.backup.proof.ProofRecord;
import org.dorisdr.backup.request.BackupRequests.Kind;
import org.dorisdr.backup.request.BackupRequests.Request;
import org.dorisdr.backup.request.BackupRequests.State;
import org.dorisdr.backup.request.RequestRecord;
import org.dorisdr.sql.VerifySnapshot.Level;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Stores that fail, lie or hold what they should not: one clear error, or the right result. */
class StoreFaultsTest {
  private static final String ROOT = "__palo_repository_r/";
  private final BackupWorld world = new BackupWorld();

  private static IntStream everySoMany() {
    return IntStream.rangeClosed(2, 12);
  }

  private void submit(Kind kind, String key, String label, String properties) throws Exception {
    world.queue.submit(
        new Request(
            kind,
            key,
            "d",
            label,
            "r",
            "%s SNAPSHOT `d`.`%s` %s `r` %s"
                .formatted(kind, label, kind == Kind.BACKUP ? "TO" : "FROM", properties),
            "u"));
  }

  private void backUp(String label) throws Exception {
    submit(Kind.BACKUP, label, label, "");
    world.untilQuiet();
  }

  private State state(String key) {
    return world.queue.status(key).orElseThrow().state();
  }

  private RequestRecord record(String key) {
    return world.queue.all().stream().filter(r -> key.equals(r.key)).findFirst().orElseThrow();
  }

  @ParameterizedTest
  @MethodSource("everySoMany")
  void aStoreThatFailsOnEveryNthCallGetsAWholeSnapshotOrNone(int every) throws Exception {
    backUp("base");
    world.fe.databases.get("d").get("t").add("third rows of t");
    world.store.failsEvery = every;
    submit(Kind.BACKUP, "k", "b", "");
    for (int i = 0; i < 1000; i++) {
      world.second();
    }
    world.store.failsEvery = 0;
    world.untilQuiet();
    assertThat(world.orphans()).isEmpty();
    if (state("k") == State.FINISHED) {
      assertThat(world.whole()).containsExactly("b", "base");
    } else {
      assertThat(record("k").error).contains("SlowDown (HTTP 503)");
      assertThat(world.whole()).containsExactly("base");
    }
  }

  @Test
  void aStoreThatCannotBeReachedForAWhileOnlyDelaysABackup() throws Exception {
    world.store.unreachable = true;
    submit(Kind.BACKUP, "k", "b", "");
    for (int i = 0; i < 5; i++) {
      world.second();
    }
    assertThat(world.queue.status("k").orElseThrow().error()).contains("connection refused");
    assertThat(state("k")).isEqualTo(State.RETRYING);
    world.store.unreachable = false;
    world.untilQuiet();
    assertThat(state("k")).isEqualTo(State.FINISHED);
    assertThat(world.orphans()).isEmpty();
  }

  @Test
  void aStoreThatNeverCanBeReachedEndsInOneClearError() throws Exception {
    world.store.unreachable = true;
    submit(Kind.BACKUP, "k", "b", "");
    world.until("over", () -> state("k").isEnd());
    assertThat(state("k")).isEqualTo(State.FAILED);
    assertThat(record("k").error).contains("connection refused");
    assertThat(world.fe.jobs).isEmpty();
  }

  @Test
  void attemptsThatFailPauseLongerEachTimeAndAreOverAfterTheLast() throws Exception {
    backUp("base");
    world.fe.failing = 99;
    submit(Kind.BACKUP, "k", "b", "");
    List<Long> pauses = new ArrayList<>();
    world.until(
        "over",
        () -> {
          RequestRecord now = record("k");
          if (now.state() == State.RETRYING && now.failures > pauses.size()) {
            pauses.add(now.retryMs - world.host.now.toEpochMilli());
          }
          return state("k").isEnd();
        });
    assertThat(state("k")).isEqualTo(State.FAILED);
    assertThat(record("k").attempts).isEqualTo(5);
    assertThat(world.fe.jobs).hasSize(1 + 5);
    assertThat(record("k").error).isNotBlank();
    // Half of 1, 2, 4 and 8 s is certain, the other half is chance; it is seen within a second.
    assertThat(pauses).hasSize(4);
    for (int i = 0; i < 4; i++) {
      assertThat(pauses.get(i)).isBetween((500L << i) - 1000, 1000L << i);
    }
    assertThat(world.orphans()).isEmpty();
    assertThat(world.whole()).containsExactly("base");
    world.fe.failing = 0;
    submit(Kind.BACKUP, "again", "b", "");
    world.untilQuiet();
    assertThat(state("again")).isEqualTo(State.FINISHED);
  }

  @ParameterizedTest
  @MethodSource("everySoMany")
  void aStoreThatListsStaleGetsAWholeSnapshot(int calls) throws Exception {
    backUp("base");
    world.fe.databases.get("d").get("t").add("third rows of t");
    world.store.staleCalls = calls;
    submit(Kind.BACKUP, "k", "b", "");
    world.untilQuiet();
    world.store.staleCalls = 0;
    assertThat(state("k")).isEqualTo(State.FINISHED);
    assertThat(world.whole()).containsExactly("b", "base");
    assertThat(world.orphans()).isEmpty();
  }

  /** Somebody else's clean-up, say, takes a file before the FE writes the description. */
  @Test
  void whatTheFeFinishesWithoutAFileIsNoSnapshotAndIsMadeAgain() throws Exception {
    backUp("base");
    submit(Kind.BACKUP, "k", "b", "");
    world.until(
        "uploaded", () -> world.fe.jobs.get(world.fe.jobs.size() - 1).state.equals("UPLOAD_INFO"));
    world.store.files.keySet().removeIf(path -> path.matches(".*__ss_b/.*02_1[.]dat.*"));
    world.untilQuiet();
    assertThat(state("k")).isEqualTo(State.FINISHED);
    assertThat(record("k").attempts).isEqualTo(2);
    assertThat(world.whole()).containsExactly("b", "base");
    assertThat(world.orphans()).isEmpty();
  }

  @Test
  void ifItNeverIsWholeTheBackupFailsAndNothingLooksLikeASnapshot() throws Exception {
    backUp("base");
    submit(Kind.BACKUP, "k", "b", "");
    world.until(
        "over",
        () -> {
          if (world.fe.jobs.get(world.fe.jobs.size() - 1).state.equals("UPLOAD_INFO")) {
            world.store.files.keySet().removeIf(path -> path.matches(".*__ss_b/.*02_1[.]dat.*"));
          }
          return state("k").isEnd();
        });
    assertThat(state("k")).isEqualTo(State.FAILED);
    assertThat(record("k").error)
        .startsWith("the FE finished the backup, but of the files that it lists 1 are not")
        .contains("02_1.dat");
    assertThat(world.whole()).containsExactly("base");
    assertThat(world.orphans()).isEmpty();
  }

  @Test
  void halfASnapshotOfSomebodyElseIsLeftAloneAndTold() throws Exception {
    String foreign = ROOT + "__ss_b/__ss_content/__db_9/__tbl_9/__part_9/__idx_9/__9/9.hdr.x";
    world.store.files.put(foreign, "x".getBytes(UTF_8));
    backUp("b");
    assertThat(state("b")).isEqualTo(State.FAILED);
    assertThat(record("b").error).isEqualTo("Snapshot with name 'b' already exist in repository");
    assertThat(world.store.files).containsOnlyKeys(foreign);
  }

  @Test
  void aBaseThatIsHalfThereOrDamagedIsNoBase() throws Exception {
    backUp("base");
    String info =
        world.store.files.keySet().stream().filter(p -> p.contains("__info_")).findFirst().get();
    byte[] whole = world.store.files.get(info);
    world.store.files.put(info, java.util.Arrays.copyOf(whole, whole.length / 2));
    backUp("b");
    assertThat(state("b")).isEqualTo(State.FINISHED);
    assertThat(record("b").bytesCopied).isZero();
    world.store.files.put(info, whole);
    world
        .store
        .files
        .keySet()
        .removeIf(p -> p.contains("__ss_b/__ss_content") && p.contains(".dat"));
    backUp("c");
    assertThat(state("c")).isEqualTo(State.FINISHED);
    world.store.files.keySet().removeIf(p -> p.contains("__ss_b/"));
    assertThat(world.orphans()).isEmpty();
  }

  @Test
  void aRestoreOfATruncatedDescriptionIsRefusedBeforeTheFeIsAsked() throws Exception {
    backUp("base");
    String time = world.queue.status("base").orElseThrow().timestamp();
    String info =
        world.store.files.keySet().stream().filter(p -> p.contains("__info_")).findFirst().get();
    world.store.files.put(info, "{\"name\":".getBytes(UTF_8));
    submit(Kind.RESTORE, "k", "base", "PROPERTIES (\"backup_timestamp\" = \"" + time + "\")");
    world.until("over", () -> state("k").isEnd());
    assertThat(state("k")).isEqualTo(State.FAILED);
    assertThat(record("k").error).contains("is damaged: the MD5 of its content is");
    assertThat(world.fe.jobs).hasSize(1);
  }

  @Test
  void aRestoreThatStandsStillLeadsToTheProofOfItsSnapshot() throws Exception {
    backUp("base");
    String time = timestamp();
    submit(Kind.RESTORE, "k", "base", "PROPERTIES (\"backup_timestamp\" = \"" + time + "\")");
    world.until("under way", () -> world.fe.jobs.size() == 2);
    world.fe.working = false;
    world.fe.jobs.get(1).taskError = "[7: a.dat -> b.dat]";
    world.until("given up", () -> state("k") == State.RETRYING);
    assertThat(record("k").error)
        .startsWith("no progress for ")
        .endsWith(
            "[7: a.dat -> b.dat]. HINT: VERIFY SNAPSHOT base ON r tells whether the snapshot is whole");
  }

  private String timestamp() {
    return world.store.files.keySet().stream()
        .filter(path -> path.contains("__info_"))
        .findFirst()
        .orElseThrow()
        .replaceFirst(".*__info_([0-9-]+)[.].*", "$1");
  }

  @Test
  void aBackupOverAClockThatWasSetBackIsFoundAgain() throws Exception {
    world.fe.failing = 1;
    submit(Kind.BACKUP, "k", "b", "");
    world.until("failed once", () -> state("k") == State.RETRYING);
    world.host.now = world.host.now.minusSeconds(3600);
    world.untilQuiet();
    assertThat(state("k")).isEqualTo(State.FINISHED);
    assertThat(world.fe.jobs).hasSize(2);
    assertThat(world.orphans()).isEmpty();
  }

  @Test
  void contentsAreHashedForABackupThatWantsItAndTheHashesGoWithIt() throws Exception {
    submit(Kind.BACKUP, "k", "b", "PROPERTIES (\"content_hashes\" = \"true\")");
    world.untilQuiet();
    assertThat(state("k")).isEqualTo(State.FINISHED);
    assertThat(world.store.files.keySet()).anyMatch(p -> p.contains("__dr_content/b.json."));
    submit(Kind.BACKUP, "c", "c", "PROPERTIES (\"content_hashes\" = \"true\")");
    world.until(
        "uploads", () -> world.fe.jobs.stream().anyMatch(job -> job.state.equals("UPLOADING")));
    world.queue.cancel("c");
    world.untilQuiet();
    assertThat(state("c")).isEqualTo(State.CANCELLED);
    assertThat(world.orphans()).isEmpty();
  }

  @Test
  void anotherBackupOfTheDatabaseDoesNotWaitForOneThatTheStoreDoesNotLetEnd() throws Exception {
    submit(Kind.BACKUP, "k", "b", "");
    world.until("made", () -> world.fe.jobs.size() == 1 && world.fe.isIdle());
    world.store.unreachable = true;
    for (int i = 0; i < 30; i++) {
      world.second();
    }
    assertThat(record("k").error).contains("connection refused");
    world.queue.submit(
        new Request(Kind.RESTORE, "x", "d", "b", "r", "RESTORE SNAPSHOT `d`.`b` FROM `r`", "u"));
    world.until("tried", () -> record("x").error != null);
    world.store.unreachable = false;
    world.untilQuiet();
    assertThat(state("k")).isEqualTo(State.FINISHED);
    assertThat(record("k").error).isNull();
  }

  @Test
  void noSecretIsStoredTypedOrTold() throws Exception {
    backUp("base");
    world.store.unreachable = true;
    submit(Kind.BACKUP, "k", "b", "");
    world.until("over", () -> state("k").isEnd());
    assertThat(world.host.state.toString()).contains("connection refused");
    assertThat(world.host.state.toString()).doesNotContain(BackupWorld.SECRET);
    assertThat(world.fe.heard).isNotEmpty().noneMatch(sql -> sql.contains(BackupWorld.SECRET));
    assertThat(world.host.repositories.toString()).doesNotContain(BackupWorld.SECRET);
  }

  @Test
  void whatAnEarlierSnapshotHoldsIsNotUploadedAgain() throws Exception {
    world.fe.databases.get("d").get("t").add("x".repeat(100_000));
    backUp("base");
    backUp("unchanged");
    long headers = world.fe.jobs.get(1).uploadedBytes;
    assertThat(headers).isLessThan(100);
    assertThat(record("unchanged").bytesCopied).isGreaterThan(100_000);
    world.fe.databases.get("d").get("t").add("y".repeat(10_000));
    backUp("more");
    assertThat(world.fe.jobs.get(2).uploadedBytes).isBetween(10_000L, 12_000L);
    assertThat(world.orphans()).isEmpty();
  }

  @Test
  void namesWithQuotesAndOfAllScriptsAreKept() throws Exception {
    world.fe.databases.get("d").put("t`\"\\ 表", List.of("rows"));
    backUp("ночь-雪");
    assertThat(state("ночь-雪")).isEqualTo(State.FINISHED);
    assertThat(world.whole()).containsExactly("ночь-雪");
    assertThat(world.orphans()).isEmpty();
  }

  /** What the FE reads at level FILES. */
  private ProofRecord proofOfBase() {
    ProofRecord proof = new ProofRecord();
    proof.repository = "r";
    proof.label = "base";
    proof.timestamp = world.queue.status("base").orElseThrow().timestamp();
    proof.level = Level.FILES;
    proof.stage = ProofRecord.Stage.FILES;
    return proof;
  }

  @Test
  void aProofOverAStoreThatListsStaleIsNoVerdictOfDamage() throws Exception {
    backUp("base");
    world.store.unlisted =
        world.store.files.keySet().stream().filter(p -> p.contains(".dat")).findFirst().get();
    world.proofs.start(proofOfBase());
    world.untilQuiet();
    assertThat(world.proofs.store().all().get(0).message()).isNull();
    assertThat(world.proofs.store().all().get(0).state).isEqualTo(ProofRecord.State.PASSED);
    world.store.files.remove(world.store.unlisted);
    world.proofs.start(proofOfBase());
    world.untilQuiet();
    assertThat(world.proofs.store().all().get(0).message())
        .isEqualTo("missing: " + world.store.unlisted);
  }

  @ParameterizedTest
  @MethodSource("everySoMany")
  void aProofOverAFailingStoreIsNeverAVerdictOfDamage(int every) throws Exception {
    backUp("base");
    world.store.failsEvery = every;
    world.proofs.start(proofOfBase());
    world.untilQuiet();
    assertThat(world.proofs.store().all().get(0).state)
        .isIn(ProofRecord.State.PASSED, ProofRecord.State.ERROR);
  }
}
