package org.dorisdr.minidoris.fe.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeSet;
import org.dorisdr.minidoris.fe.FeMain;
import org.dorisdr.minidoris.fe.testing.FeProcess;
import org.dorisdr.minidoris.testing.RefusedStart;
import org.dorisdr.minidoris.testing.SmallDisk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The disk with the metadata of a frontend process is full, or cannot be written. */
class MetaDiskTest {
  private static final int MEGABYTES = 96;
  private static final Map<String, String> NO_LIMIT = Map.of("bdbje_free_disk_bytes", "0");

  @TempDir Path home;

  private final TreeSet<String> acknowledged = new TreeSet<>();
  private FeProcess fe;

  @Test
  void refusesChangesWhileThereIsNoRoomAndTakesThemAgainAfterwards() throws Exception {
    try (SmallDisk disk = SmallDisk.at(home.resolve("doris-meta"), MEGABYTES)) {
      start(Map.of("bdbje_free_disk_bytes", String.valueOf(20L << 20)));
      disk.fillTo(10 << 10);
      assertThat(createUntilRefused())
          .contains("the disk of the edit log is full", "HINT: make room");
      assertThat(databases()).isEqualTo(acknowledged);
      assertThat(fe.isAlive()).isTrue();
      disk.makeRoom();
      await().ignoreExceptions().until(() -> create("after"));
      fe.kill();
      disk.fillTo(10 << 10);
      assertThat(RefusedStart.of(FeMain.class, home))
          .contains("fe: cannot go on: the disk of the edit log is full", "HINT: make room");
      disk.makeRoom();
      startAgain();
      assertThat(databases()).isEqualTo(acknowledged);
    } finally {
      fe.close();
    }
  }

  @Test
  void losesNothingWhenNotAByteIsLeft() throws Exception {
    try (SmallDisk disk = SmallDisk.at(home.resolve("doris-meta"), MEGABYTES)) {
      start(NO_LIMIT);
      disk.fillTo(0);
      createUntilRefused();
      await().until(() -> !fe.isAlive());
      assertThat(fe.output())
          .contains("fe: cannot go on: it is unknown whether the last change was stored")
          .contains("HINT: make room");
      assertThat(RefusedStart.of(FeMain.class, home))
          .contains("fe: cannot go on: ", home.toString(), "HINT: make room");
      disk.makeRoom();
      startAgain();
      // The outcome of the last one was unknown.
      assertThat(databases()).containsAll(acknowledged);
      assertThat(databases().size()).isLessThanOrEqualTo(acknowledged.size() + 1);
    } finally {
      fe.close();
    }
  }

  @Test
  void namesADirectoryThatCannotBeWrittenAndStartsWhenItCan() throws Exception {
    try (SmallDisk disk = SmallDisk.at(home.resolve("doris-meta"), MEGABYTES)) {
      start(NO_LIMIT);
      create("before");
      fe.kill();
      disk.readOnly(true);
      assertThat(RefusedStart.of(FeMain.class, home))
          .contains("fe: cannot go on: ", home.resolve("doris-meta").toString(), "HINT: ")
          .containsIgnoringCase("read-only");
      disk.readOnly(false);
      startAgain();
      assertThat(databases()).isEqualTo(acknowledged);
    } finally {
      fe.close();
    }
  }

  private void start(Map<String, String> settings) throws Exception {
    fe = FeProcess.at(home, null, settings);
    startAgain();
    acknowledged.addAll(databases());
  }

  private void startAgain() throws Exception {
    fe.start();
    await().until(fe::isMaster);
  }

  private String createUntilRefused() {
    for (int i = 0; i < 20_000; i++) {
      try {
        create("d" + i);
      } catch (SQLException e) {
        return e.getMessage();
      }
    }
    throw new AssertionError("the edit log took everything");
  }

  private boolean create(String name) throws SQLException {
    fe.sql("CREATE DATABASE " + name);
    return acknowledged.add(name);
  }

  private TreeSet<String> databases() throws SQLException {
    TreeSet<String> names = new TreeSet<>();
    fe.sql("SHOW DATABASES").forEach(row -> names.add(row.get("Database")));
    return names;
  }
}
