package org.dorisdr.backup;

import static org.assertj.core.api.Assertions.assertThat;

import org.dorisdr.backup.request.BackupRequests.Kind;
import org.dorisdr.backup.request.BackupRequests.Request;
import org.dorisdr.backup.request.BackupRequests.State;
import org.dorisdr.backup.request.BackupRequests.Status;
import org.junit.jupiter.api.Test;

/** A timeout of a request, at which Doris itself fails. */
class BackupTimeoutTest {
  private final BackupWorld world = new BackupWorld();

  private void backUp(String label) throws Exception {
    String sql = "BACKUP SNAPSHOT `d`.`%s` TO `r` PROPERTIES (\"timeout\" = \"600\")";
    world.queue.submit(new Request(Kind.BACKUP, label, "d", label, "r", sql.formatted(label), "u"));
  }

  private Status status(String label) {
    return world.queue.status(label).orElseThrow();
  }

  private boolean isUploading() {
    return world.fe.jobs.stream().anyMatch(job -> job.state.equals("UPLOADING"));
  }

  @Test
  void isNotToldToTheFrontendSoThatTheBackupIsMade() throws Exception {
    backUp("a");
    world.untilQuiet();
    assertThat(status("a").error()).isNull();
    assertThat(status("a").state()).isEqualTo(State.FINISHED);
  }

  @Test
  void endsABackupThatIsNotOverInTimeAndLeavesNothing() throws Exception {
    backUp("a");
    world.until("uploading", this::isUploading);
    world.fe.working = false;
    for (int i = 0; i < 580; i++) {
      world.second();
    }
    assertThat(status("a").state()).isEqualTo(State.RUNNING);
    world.untilQuiet();
    assertThat(status("a").state()).isEqualTo(State.FAILED);
    assertThat(status("a").error())
        .isEqualTo("[TIMEOUT, msg: not over within its timeout of 600 s]");
    assertThat(world.orphans()).isEmpty();
    world.fe.working = true;
    backUp("b");
    world.untilQuiet();
    assertThat(status("b").state()).isEqualTo(State.FINISHED);
  }
}
