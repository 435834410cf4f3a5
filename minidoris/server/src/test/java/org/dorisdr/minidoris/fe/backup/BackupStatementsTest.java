package org.dorisdr.minidoris.fe.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.apache.doris.analysis.UserIdentity;
import org.dorisdr.minidoris.fe.testing.FakeBackend;
import org.dorisdr.thrift.TStatusCode;
import org.dorisdr.thrift.TTaskType;
import org.junit.jupiter.api.Test;

/** What BACKUP, RESTORE and the statements about them refuse, and that one job runs at a time. */
class BackupStatementsTest extends BackupFixture {
  @Test
  void answersBadStatementsAsDoris() {
    test.table(db, "dup", 1);
    assertThat(test.error("BACKUP SNAPSHOT bk.s0 TO nosuch ON (dup)"))
        .isEqualTo("Repository nosuch does not exist");
    // ShowCreateRepositoryCommand does not say which.
    assertThat(test.error("SHOW CREATE REPOSITORY FOR nosuch")).isEqualTo("repository not exist.");
    assertThat(test.error("BACKUP SNAPSHOT bk.s1 TO `__keep_on_local__` ON (nosuch)"))
        .isEqualTo("Unknown table 'nosuch'");
    assertThat(test.error("BACKUP SNAPSHOT bk.`bad label!` TO `__keep_on_local__` ON (dup)"))
        .isEqualTo("Label format error. regex: ^[\\-_A-Za-z0-9:\\p{L}]{1,128}$, label: bad label!");
    assertThat(
            test.error(
                "BACKUP SNAPSHOT bk.s9 TO `__keep_on_local__` ON (dup) PROPERTIES('nosuch'='1')"))
        .isEqualTo("Unknown backup job properties: [nosuch]");
    assertThat(test.error("BACKUP SNAPSHOT bk.s9 TO x PROPERTIES('timeout'='5')"))
        .isEqualTo("timeout must be at least 10 min");
    assertThat(test.error("BACKUP SNAPSHOT bk.s9 TO x PROPERTIES('type'='nosuch')"))
        .isEqualTo("Invalid backup job type: nosuch");
    assertThat(
            test.error(
                "RESTORE SNAPSHOT bk.s1 FROM nosuch ON (dup) PROPERTIES('backup_timestamp'='2026-01-01-00-00-00')"))
        .isEqualTo("Repository nosuch does not exist");
    assertThat(test.error("SHOW SNAPSHOT ON nosuch")).isEqualTo("Repository nosuch does not exist");
    assertThat(test.error("DROP REPOSITORY nosuch")).isEqualTo("Repository does not exist");
    assertThat(test.error("CANCEL BACKUP FROM bk")).isEqualTo("No backup job is currently running");
    assertThat(test.error("CANCEL RESTORE FROM bk")).isEqualTo("No restore is currently running");
    assertThat(test.error("CREATE REPOSITORY `1bad` WITH LOCAL ON LOCATION '/x'"))
        .isEqualTo(
            "Incorrect repository name '1bad', required format is '^[a-zA-Z\\p{L}][a-zA-Z0-9\\-_\\p{L}]{0,255}$'");
    createRepository();
    assertThat(test.error("CREATE REPOSITORY rs WITH LOCAL ON LOCATION '/x'"))
        .isEqualTo("Failed to create repository: repository with same name already exist: rs");
    assertThat(test.error("RESTORE SNAPSHOT b FROM rs PROPERTIES('nosuch'='1')"))
        .isEqualTo("Unknown restore job properties: [nosuch]");
    assertThat(test.error("RESTORE SNAPSHOT b FROM rs PROPERTIES('reserve_replica'='maybe')"))
        .isEqualTo("Invalid boolean property reserve_replica value: maybe");
    test.rows("BACKUP SNAPSHOT b1 TO rs ON (dup)");
    awaitBackup("FINISHED");
    assertThat(test.error("BACKUP SNAPSHOT b1 TO rs ON (dup)"))
        .isEqualTo("Snapshot with name 'b1' already exist in repository");
    assertThat(test.error("CANCEL BACKUP FROM bk"))
        .isEqualTo("Failed to cancel job: Job with label b1 can not be cancelled. state: FINISHED");
    test.rows("CREATE READ ONLY REPOSITORY ro WITH LOCAL ON LOCATION '" + home.resolve("ro") + "'");
    assertThat(test.error("BACKUP SNAPSHOT b2 TO ro ON (dup)"))
        .isEqualTo("Repository ro is read only");
    assertThat(test.rows("SHOW REPOSITORIES"))
        .extracting(r -> r.get(1))
        .containsExactly("ro", "rs");
    test.rows("DROP REPOSITORY rs");
    assertThat(home.resolve("repo/__palo_repository_rs/__ss_b1")).exists();
  }

  @Test
  void refusesUsersWithoutThePrivilege() {
    test.session.context().setCurrentUserIdentity(new UserIdentity("u1", "%"));
    assertThat(test.error("SHOW REPOSITORIES"))
        .isEqualTo(
            "Access denied; you need (at least one of) the (ADMIN) privilege(s) for this operation");
    assertThat(test.error("BACKUP SNAPSHOT s TO `__keep_on_local__`"))
        .isEqualTo(
            "Access denied; you need (at least one of) the (LOAD) privilege(s) for this operation");
    assertThat(test.error("SHOW BACKUP FROM bk")).contains("Access denied for user");
    assertThat(test.error("RECOVER TABLE t")).contains("RECOVERY command denied to user");
    assertThat(test.error("RECOVER DATABASE bk")).contains("Access denied for user");
  }

  @Test
  void runsOneJobOfADatabaseAtATimeAndCancelsIt() {
    test.table(db, "t", 1);
    backend.before(
        (id, request) ->
            request.getTaskType() == TTaskType.MAKE_SNAPSHOT
                ? FakeBackend.failed(request, TStatusCode.INTERNAL_ERROR, "disk is slow")
                : null);
    test.rows("BACKUP SNAPSHOT s1 TO `__keep_on_local__`");
    assertThat(test.error("BACKUP SNAPSHOT s1b TO `__keep_on_local__`"))
        .startsWith(
            "Can only run one backup or restore job of a database at same time , current running: label = s1 jobId = ")
        .endsWith(", to run label = s1b");
    await().untilAsserted(() -> assertThat(backupRow().get(11)).endsWith(": disk is slow]"));
    assertThat(backupRow().get(3)).isEqualTo("SNAPSHOTING");
    test.rows("CANCEL BACKUP");
    assertThat(backupRow().get(3)).isEqualTo("CANCELLED");
    assertThat(backupRow().get(12)).isEqualTo("[COMMON_ERROR, msg: user cancelled]");
    backend.before((id, request) -> null);
    test.rows("BACKUP SNAPSHOT s1 TO `__keep_on_local__`");
    awaitBackup("FINISHED");
  }

  @Test
  void keepsRepositoriesAndJobsInTheImage() {
    createRepository();
    test.table(db, "t", 1);
    test.rows("BACKUP SNAPSHOT s1 TO `__keep_on_local__`");
    awaitBackup("FINISHED");
    BackupState state = BackupState.of(test.fe);
    BackupState copy = new BackupState(test.fe.settings());
    copy.loadImage(state.saveImage());
    assertThat(copy.saveImage().toString()).isEqualTo(state.saveImage().toString());
    assertThat(copy.localSnapshot("s1").orElseThrow().metaFile)
        .isEqualTo(state.localSnapshot("s1").orElseThrow().metaFile);
  }
}
