package org.dorisdr.minidoris.fe.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.dorisdr.minidoris.fe.testing.FrontendGroup.databases;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeSet;
import org.dorisdr.minidoris.fe.testing.FeProcess;
import org.dorisdr.minidoris.fe.testing.FrontendGroup;
import org.dorisdr.minidoris.testing.SmallDisk;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The disk of one of three frontends is full: nothing that any of them acknowledged is lost. */
class GroupDiskTest {
  private static final int MEGABYTES = 96;

  @TempDir Path directory;

  private final TreeSet<String> acknowledged = new TreeSet<>();
  private int tried;

  @Test
  void theOthersGoOnWhenAFollowerAndThenTheMasterHasNotAByteLeft() throws Exception {
    try (SmallDisk disk = disk(0);
        SmallDisk disk1 = disk(1);
        FrontendGroup group =
            FrontendGroup.ofThree(directory, Map.of("bdbje_free_disk_bytes", "0"))) {
      FeProcess master = group.get(0);
      FeProcess follower = group.get(1);
      disk1.fillTo(0);
      await().until(() -> create(master) && !follower.isAlive());
      assertThat(follower.output()).contains("fe: cannot go on: ", "HINT: make room");
      refusesAndStartsWhenThereIsRoom(follower, disk1);
      equal(group);

      FeProcess other = group.get(2);
      disk.fillTo(0);
      await().until(() -> create(other) && !master.isAlive());
      assertThat(master.output()).contains("fe: cannot go on: ", "HINT: make room");
      // Whoever is elected goes on from what both have.
      await().until(() -> create(other) && create(follower));
      refusesAndStartsWhenThereIsRoom(master, disk);
      equal(group);
    }
  }

  private void refusesAndStartsWhenThereIsRoom(FeProcess full, SmallDisk disk) throws Exception {
    Files.writeString(full.home().resolve("out"), "");
    full.start();
    await().until(() -> !full.isAlive());
    assertThat(full.output()).contains("fe: cannot go on: ", "HINT: make room");
    disk.makeRoom();
    full.start();
    await().until(full::isReady);
  }

  @Test
  @Tag("long")
  void aMasterWithTooLittleRoomRefusesForAllAndGoesOnWhenThereIsSome() throws Exception {
    try (SmallDisk disk = disk(0);
        FrontendGroup group =
            FrontendGroup.ofThree(
                directory, Map.of("bdbje_free_disk_bytes", String.valueOf(20L << 20)))) {
      disk.fillTo(10 << 10);
      for (FeProcess each : group.all()) {
        await()
            .untilAsserted(
                () ->
                    assertThat(refusal(each))
                        .contains("the disk of the edit log is full", "HINT: make room"));
      }
      disk.makeRoom();
      for (FeProcess each : group.all()) {
        await().until(() -> create(each));
      }
      equal(group);
    }
  }

  private String refusal(FeProcess at) {
    String name = "d" + tried++;
    try {
      at.sql("CREATE DATABASE " + name);
      acknowledged.add(name);
      return "acknowledged " + name;
    } catch (SQLException e) {
      return e.getMessage();
    }
  }

  private SmallDisk disk(int frontend) throws Exception {
    return SmallDisk.at(directory.resolve("fe" + frontend).resolve("doris-meta"), MEGABYTES);
  }

  /** Whether it was acknowledged; a frontend that has no master says no. */
  private boolean create(FeProcess at) {
    return refusal(at).startsWith("acknowledged");
  }

  private void equal(FrontendGroup group) throws Exception {
    TreeSet<String> all = databases(group.master());
    assertThat(all).containsAll(acknowledged);
    for (FeProcess each : group.all()) {
      each.sql("SYNC");
      assertThat(databases(each)).isEqualTo(all);
    }
  }
}
