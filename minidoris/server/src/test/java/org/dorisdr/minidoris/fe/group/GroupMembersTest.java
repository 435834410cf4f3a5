package org.dorisdr.minidoris.fe.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.dorisdr.minidoris.fe.testing.FrontendGroup.databases;
import static org.dorisdr.minidoris.fe.testing.FrontendGroup.row;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.dorisdr.minidoris.be.storage.Durable;
import org.dorisdr.minidoris.fe.FeMain;
import org.dorisdr.minidoris.fe.testing.FeProcess;
import org.dorisdr.minidoris.fe.testing.FrontendGroup;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Followers are dropped, running or dead, and added again. */
class GroupMembersTest {
  @TempDir Path directory;

  @Test
  @Tag("long")
  void aFollowerIsDroppedOnlyIfTheOthersCanElectAndIsAnotherOneWhenItIsAddedAgain()
      throws Exception {
    try (FrontendGroup group = FrontendGroup.ofThree(directory, Map.of())) {
      FeProcess master = group.get(0);
      FeProcess away = group.get(1);
      FeProcess running = group.get(2);
      assertThat(row(master, running))
          .containsEntry("Join", "true")
          .containsEntry("IsHelper", "true")
          .containsEntry("Role", "FOLLOWER");
      away.kill();
      await().until(() -> row(master, away).get("Alive").equals("false"));
      assertThat(row(master, away).get("ErrMsg")).isNotEmpty();
      assertThatThrownBy(() -> drop(master, running))
          .hasMessageContaining(
              "Unable to drop this alive follower, because the quorum requirements are not met"
                  + " after this command execution. Current num alive followers 2, num followers"
                  + " 3, majority after execution 2");
      master.sql("CREATE DATABASE before_drop");

      String name = row(master, away).get("Name");
      drop(master, away);
      assertThat(row(master, away)).isEmpty();
      // It is told so as soon as it comes back, with or without a place for another one there.
      endsAsDropped(away);
      master.sql("ALTER SYSTEM ADD FOLLOWER \"" + away.editLog() + "\"");
      assertThat(row(master, away))
          .containsEntry("Join", "false")
          .containsEntry("Alive", "false")
          .doesNotContainEntry("Name", name);
      endsAsDropped(away);
      Durable.deleteTree(away.home().resolve("doris-meta"));
      away.start(FeMain.class, running.editLog());
      await().until(away::isReady);
      assertThat(databases(away)).contains("before_drop");
      await().until(() -> row(master, away).get("Alive").equals("true"));

      // The new one votes: the group outlives its master.
      master.kill();
      await().until(() -> away.isMaster() || running.isMaster());
      await().ignoreExceptions().until(() -> away.sql("CREATE DATABASE after_drop") == null);
      running.sql("SYNC");
      assertThat(databases(running)).contains("before_drop", "after_drop");
    }
  }

  private static void endsAsDropped(FeProcess dropped) throws Exception {
    Files.writeString(dropped.home().resolve("out"), "");
    dropped.start();
    await().until(() -> !dropped.isAlive());
    assertThat(dropped.output())
        .contains("fe: cannot go on: ", "this frontend was dropped from the cluster. HINT: ");
  }

  private static void drop(FeProcess asked, FeProcess dropped) throws Exception {
    asked.sql("ALTER SYSTEM DROP FOLLOWER \"" + dropped.editLog() + "\"");
  }
}
