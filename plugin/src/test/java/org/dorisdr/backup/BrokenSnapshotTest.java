package org.dorisdr.backup;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.dorisdr.backup.proof.ProofRecord;
import org.dorisdr.backup.request.BackupRequests.Kind;
import org.dorisdr.backup.request.BackupRequests.Request;
import org.dorisdr.backup.request.BackupRequests.State;
import org.dorisdr.backup.request.RequestChecks;
import org.dorisdr.backup.request.RequestRecord;
import org.dorisdr.command.Answer;
import org.dorisdr.command.Privileges;
import org.dorisdr.command.SubmitRequestCommand;
import org.dorisdr.host.HostException;
import org.dorisdr.host.NumberedError;
import org.dorisdr.sql.DrParser;
import org.dorisdr.sql.ParsedStatement;
import org.dorisdr.sql.RestoreSnapshot;
import org.dorisdr.sql.VerifySnapshot.Level;
import org.dorisdr.testing.MemoryHost;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What somebody is told who wants something of a snapshot that is not whole. */
class BrokenSnapshotTest {
  private static final String ROOT = "__palo_repository_r/__ss_";
  private static final String UNFINISHED =
      "the backup '%s' to repository r was never finished: what describes it is missing. HINT: SHOW SNAPSHOT ON r lists others; DROP SNAPSHOT %1$s ON r removes what is there, if no other cluster is writing it";

  private static final String MISSING =
      "snapshot 'good' of repository r is not whole: %s is missing. HINT: VERIFY SNAPSHOT good ON r tells all that is; restore another one, SHOW SNAPSHOT ON r lists them, or only what is whole with ON (t, …)";

  private final BackupWorld world = new BackupWorld();
  private String time;

  @BeforeEach
  void aGoodOneAndALeftover() throws Exception {
    world.queue.submit(request(Kind.BACKUP, "good", "TO"));
    world.untilQuiet();
    String info = file("__info_");
    time = info.replaceFirst(".*__info_([0-9-]+)[.].*", "$1");
    world.store.files.put(ROOT + "half/__ss_content/x", "x".getBytes(UTF_8));
  }

  private String file(String name) {
    return world.store.files.keySet().stream()
        .filter(path -> path.startsWith(ROOT + "good/" + name))
        .findFirst()
        .orElseThrow();
  }

  private Request request(Kind kind, String label, String direction) {
    String sql =
        "%s SNAPSHOT `d`.`%s` %s `r` PROPERTIES (%s)"
            .formatted(
                kind,
                label,
                direction,
                kind == Kind.BACKUP
                    ? "\"type\" = \"full\""
                    : "\"backup_timestamp\" = \"" + time + "\"");
    return new Request(kind, null, "d", label, "r", sql, "u");
  }

  private void restore(String label) throws HostException {
    new RequestChecks(world.parts).check(request(Kind.RESTORE, label, "FROM"));
  }

  @Test
  void aLeftoverIsNoSnapshotButInTheWayOfOne() {
    assertThatThrownBy(() -> restore("half")).hasMessageEndingWith(UNFINISHED.formatted("half"));
    assertThatThrownBy(
            () -> new RequestChecks(world.parts).check(request(Kind.BACKUP, "half", "TO")))
        .hasMessage(
            "Snapshot with name 'half' already exist in repository: "
                + UNFINISHED.formatted("half"));
    assertThatThrownBy(() -> restore("nosuch")).hasMessageContaining("it is not in repository r");
  }

  @Test
  void aDamagedDescriptionIsNoWrongTimestamp() {
    world.store.files.put(file("__info_"), "{".getBytes(UTF_8));
    assertThatThrownBy(() -> restore("good"))
        .hasMessageContaining("is damaged")
        .hasMessageEndingWith(". HINT: restore another one, SHOW SNAPSHOT ON `r` lists them");
  }

  @Test
  void missingSchemasAreFoundBeforeTheRestoreIsQueued() {
    world.store.files.remove(file("__meta"));
    assertThatThrownBy(() -> restore("good"))
        .hasMessage(
            "Failed to get info of snapshot 'good' because: its schemas are missing. HINT: restore another one, SHOW SNAPSHOT ON `r` lists them");
  }

  private RequestRecord submitted(String objects) throws Exception {
    String sql =
        "RESTORE SNAPSHOT `d`.`good` FROM `r` %sPROPERTIES (\"backup_timestamp\" = \"%s\")"
            .formatted(objects, time);
    world.queue.submit(new Request(Kind.RESTORE, "k", "d", "good", "r", sql, "u"));
    return record();
  }

  private RequestRecord record() {
    return world.queue.all().stream().filter(r -> r.kind == Kind.RESTORE).findFirst().orElseThrow();
  }

  /** A segment of the first table. */
  private String segment() {
    return world.store.files.keySet().stream()
        .filter(path -> path.contains("/__tbl_1/") && path.contains(".dat."))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aMissingFileEndsARestoreBeforeTheFeIsAsked() throws Exception {
    String gone = segment();
    world.store.files.remove(gone);
    submitted("");
    world.until("over", () -> record().phase.isEnd());
    assertThat(record().state()).isEqualTo(State.FAILED);
    assertThat(record().error).isEqualTo(MISSING.formatted(gone));
    assertThat(world.fe.jobs).hasSize(1);
  }

  @Test
  void tablesWhoseFilesAreThereAreRestored() throws Exception {
    world.store.files.remove(segment());
    submitted("ON (u) ");
    world.untilQuiet();
    assertThat(record().state()).isEqualTo(State.FINISHED);
  }

  @Test
  void aFileThatOnlyTheListingLacksIsNotMissing() throws Exception {
    String late = segment();
    world.store.unlisted = late;
    submitted("");
    world.untilQuiet();
    assertThat(record().state()).isEqualTo(State.FINISHED);
  }

  @Test
  void aFileThatVanishesUnderARestoreEndsItAtOnce() throws Exception {
    submitted("");
    world.until("under way", () -> world.fe.jobs.size() == 2);
    world.fe.working = false;
    world.second();
    String gone = segment();
    world.store.files.remove(gone);
    world.fe.jobs.get(1).taskError = "[7: get nothing from remote path]";
    Instant since = world.host.now;
    world.until("over", () -> record().phase.isEnd());
    assertThat(record().state()).isEqualTo(State.FAILED);
    assertThat(record().error).isEqualTo(MISSING.formatted(gone));
    assertThat(Duration.between(since, world.host.now)).isLessThan(Duration.ofSeconds(10));
  }

  @Test
  void aFileThatIsMissingIsFoundOnceTheStoreIsBack() throws Exception {
    submitted("");
    world.until("under way", () -> world.fe.jobs.size() == 2);
    world.fe.working = false;
    world.second();
    String gone = segment();
    world.store.files.remove(gone);
    world.store.unreachable = true;
    world.fe.jobs.get(1).taskError = "[7: get nothing from remote path]";
    Instant away = world.host.now;
    world.until("looked", () -> Duration.between(away, world.host.now).toSeconds() >= 10);
    world.store.unreachable = false;
    world.until("over", () -> record().phase.isEnd());
    assertThat(record().error).isEqualTo(MISSING.formatted(gone));
    assertThat(record().attempts).isEqualTo(1);
    assertThat(Duration.between(away, world.host.now)).isLessThan(Duration.ofSeconds(60));
  }

  @Test
  void aFileThatIsDamagedEndsARestoreAfterSomeDownloads() throws Exception {
    submitted("");
    world.until("under way", () -> world.fe.jobs.size() == 2);
    world.fe.working = false;
    world.fe.jobs.get(1).taskError = "[7: invalid md5 of downloaded file: x.dat]";
    Instant since = world.host.now;
    world.until("over", () -> record().phase.isEnd());
    assertThat(record().state()).isEqualTo(State.FAILED);
    assertThat(record().error)
        .contains("invalid md5 of downloaded file: x.dat", "HINT: VERIFY SNAPSHOT good ON r");
    assertThat(record().attempts).isEqualTo(1);
    assertThat(Duration.between(since, world.host.now)).isLessThan(Duration.ofSeconds(90));
  }

  private Answer typed() throws Exception {
    String sql =
        "RESTORE SNAPSHOT d.good FROM r PROPERTIES (\"backup_timestamp\" = \"%s\")".formatted(time);
    ParsedStatement.Known known = (ParsedStatement.Known) DrParser.parse(sql, true).get(0);
    return SubmitRequestCommand.ofRestores(
            world.queue,
            new RequestChecks(world.parts),
            world.proofs,
            new Privileges(world.host.accessControl()),
            () -> true)
        .run((RestoreSnapshot) known.statement(), MemoryHost.CALLER);
  }

  @Test
  void theOkOfARestoreTellsThatTheLastVerificationFoundTheSnapshotDamaged() throws Exception {
    world.fe.databases.get("d").clear();
    assertThat(typed().warning()).isNull();
    world.untilQuiet();
    world.store.files.put(segment(), "flipped".getBytes(UTF_8));
    world.proofs.start(proof());
    world.untilQuiet();
    assertThat(typed().warning())
        .startsWith("the last verification found this snapshot damaged. HINT: SHOW SNAPSHOT ON r ")
        .contains("; not readable until the restore ends");
  }

  private ProofRecord proof() {
    ProofRecord proof = new ProofRecord();
    proof.repository = "r";
    proof.label = "good";
    proof.timestamp = time;
    proof.level = Level.FILES;
    proof.stage = ProofRecord.Stage.FILES;
    return proof;
  }

  @Test
  void anUnknownDatabaseHasDorissNumber() {
    Request backup = new Request(Kind.BACKUP, null, "x", "l", "r", sql("BACKUP", "TO"), "u");
    Request restore =
        new Request(Kind.RESTORE, null, "x", "good", "r", sql("RESTORE", "FROM"), "u");
    for (Request request : List.of(backup, restore)) {
      assertThatThrownBy(() -> new RequestChecks(world.parts).check(request))
          .hasMessageContaining("Unknown database 'x'. HINT: ")
          .isInstanceOfSatisfying(
              NumberedError.class,
              e -> assertThat(e.number()).isEqualTo(NumberedError.Number.UNKNOWN_DATABASE));
    }
  }

  private String sql(String verb, String direction) {
    String properties =
        verb.equals("BACKUP") ? "" : " PROPERTIES (\"backup_timestamp\" = \"" + time + "\")";
    return verb + " SNAPSHOT x.l " + direction + " r" + properties;
  }
}
