package org.dorisdr.backup;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.dorisdr.backup.request.BackupRequests.Kind;
import org.dorisdr.backup.request.BackupRequests.Request;
import org.dorisdr.backup.request.RequestChecks;
import org.dorisdr.host.HostException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What somebody is told who wants something of a snapshot that is not whole. */
class BrokenSnapshotTest {
  private static final String ROOT = "__palo_repository_r/__ss_";
  private static final String UNFINISHED =
      "the backup '%s' to repository r was never finished: what describes it is missing. HINT: SHOW SNAPSHOT ON r lists others; DROP SNAPSHOT %1$s ON r removes what is there, if no other cluster is writing it";

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
}
