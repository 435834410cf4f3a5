package org.dorisdr.minidoris.fe.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.dorisdr.minidoris.fe.testing.FrontendGroup.databases;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.dorisdr.minidoris.be.storage.Durable;
import org.dorisdr.minidoris.fe.FeMain;
import org.dorisdr.minidoris.fe.testing.FeProcess;
import org.dorisdr.minidoris.fe.testing.FrontendGroup;
import org.dorisdr.minidoris.fe.testing.SkewedFrontend;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * One of three frontends loses what it had, or its clock is wrong: it comes back with everything,
 * or says why not and how to get on; the others go on.
 */
class GroupFaultsTest {
  @TempDir static Path directory;

  private static FrontendGroup group;
  private static int made;

  private FeProcess master;
  private FeProcess victim;
  private FeProcess other;

  /** With images, and a journal that begins after them. */
  @BeforeAll
  static void start() throws Exception {
    group =
        FrontendGroup.ofThree(
            directory, Map.of("edit_log_roll_num", "5", "checkpoint_interval_millis", "200"));
    for (int i = 0; i < 25; i++) {
      make(group.get(i % 3));
    }
    await().until(() -> group.get(0).log().contains("journal shortened"));
  }

  @AfterAll
  static void end() {
    group.close();
  }

  private static void make(FeProcess at) throws Exception {
    at.sql("CREATE DATABASE d" + made++);
  }

  @BeforeEach
  void choose() {
    master = group.master();
    victim = group.all().stream().filter(f -> f != master).findFirst().orElseThrow();
    other = group.all().stream().filter(f -> f != master && f != victim).findFirst().orElseThrow();
  }

  @AfterEach
  void allHaveEverything() throws Exception {
    for (FeProcess each : group.all()) {
      await().until(each::isReady);
      each.sql("SYNC");
    }
    TreeSet<String> all = databases(group.master());
    for (int i = 0; i < made; i++) {
      assertThat(all).contains("d" + i);
    }
    for (FeProcess each : group.all()) {
      assertThat(databases(each)).isEqualTo(all);
    }
  }

  private static Path meta(FeProcess of, String name) {
    return of.home().resolve("doris-meta").resolve(name);
  }

  private static List<Path> images(FeProcess of) throws IOException {
    try (Stream<Path> files = Files.list(meta(of, "image"))) {
      return files.filter(f -> f.getFileName().toString().matches("image\\.\\d+")).toList();
    }
  }

  private static Path lastJournalFile(FeProcess of) throws IOException {
    try (Stream<Path> files = Files.list(meta(of, "bdb"))) {
      return files
          .filter(f -> f.toString().endsWith(".jdb"))
          .max(Comparator.naturalOrder())
          .orElseThrow();
    }
  }

  /** What it says when it refuses to start, while the others work. */
  private String refusal(FeProcess of) throws Exception {
    await().until(() -> !of.isAlive());
    make(other);
    String said = of.output();
    Files.writeString(of.home().resolve("out"), "");
    return said;
  }

  @Test
  void oneWhoseImagesAreDamagedRefusesAndAsksForAnotherWhenTheyAreRemoved() throws Exception {
    victim.kill();
    for (Path image : images(victim)) {
      Files.writeString(image, "x", StandardOpenOption.APPEND);
    }
    victim.start();
    assertThat(refusal(victim))
        .contains("fe: cannot go on: no image in ", "can be read. HINT: put back a good copy of")
        .contains("remove them all: it is asked for its own");
    for (Path image : images(victim)) {
      Files.delete(image);
    }
    victim.start();
    await().until(victim::isReady);
    assertThat(victim.log()).contains("fetched image.");
  }

  @Test
  @Tag("long")
  void oneWithATornOrLostJournalGetsItFromTheOthers() throws Exception {
    victim.kill();
    Files.write(lastJournalFile(victim), new byte[333], StandardOpenOption.APPEND);
    make(master);
    victim.start();
    await().until(victim::isReady);
    victim.kill();
    Durable.deleteTree(meta(victim, "bdb"));
    make(master);
    victim.start();
    await().until(victim::isReady);
  }

  /**
   * Together with one that lagged it would be a majority that has not all that was acknowledged:
   * RepNode.startup of Berkeley DB JE lets an empty node vote at once, and so does Doris.
   */
  @Test
  @Tag("long")
  void oneThatLostItsJournalDoesNotElectOneThatLags() throws Exception {
    other.kill();
    make(master);
    make(master);
    victim.kill();
    master.kill();
    Durable.deleteTree(meta(victim, "bdb"));
    victim.start();
    other.start();
    // As long as an election takes, and more: nobody can see that it will never come.
    await()
        .during(Duration.ofSeconds(20))
        .atMost(Duration.ofSeconds(60))
        .until(() -> !other.isMaster() && !victim.isMaster());
    master.start();
    await().until(other::isReady);
    await().until(victim::isReady);
  }

  @Test
  @Tag("long")
  void oneThatDoesNotKnowItsNameRefusesAndJoinsAgainUnderAnother() throws Exception {
    victim.kill();
    Files.delete(meta(victim, "image/ROLE"));
    victim.start();
    assertThat(refusal(victim))
        .contains("no image/VERSION and image/ROLE")
        .contains("drop this frontend, add it again, and start it with an empty directory");
    String before = FrontendGroup.row(master, victim).get("Name");
    await().until(() -> FrontendGroup.row(master, victim).get("Alive").equals("false"));
    master.sql("ALTER SYSTEM DROP FOLLOWER \"" + victim.editLog() + "\"");
    master.sql("ALTER SYSTEM ADD FOLLOWER \"" + victim.editLog() + "\"");
    Durable.deleteTree(victim.home().resolve("doris-meta"));
    victim.start(FeMain.class, master.editLog());
    await().until(victim::isReady);
    assertThat(FrontendGroup.row(master, victim).get("Name")).isNotEqualTo(before);
  }

  @Test
  void oneWhoseClockIsMoreThanFiveSecondsOffIsNotLetIn() throws Exception {
    victim.kill();
    victim.start(SkewedFrontend.class, master.editLog(), "-Dskew.millis=20000");
    assertThat(refusal(victim))
        .contains("fe: cannot go on: ", "Clock delta: ", "max permissible delta: 5000 ms")
        .contains("HINT: set the clocks of the frontends right, or raise max_bdbje_clock_delta_ms")
        .doesNotContain("Stacktrace", "\tat ");
    victim.start(SkewedFrontend.class, master.editLog(), "-Dskew.millis=2500");
    await().until(victim::isReady);
  }

  /** It has forgotten the group, so that it founds another one at the address that all know. */
  @Test
  @Tag("long")
  void theFirstOneWithAnEmptyDirectoryIsNotTakenForTheirMaster() throws Exception {
    FeProcess first = group.get(0);
    List<FeProcess> others = group.all().subList(1, 3);
    first.kill();
    Durable.deleteTree(first.home().resolve("doris-meta"));
    first.start();
    await().until(first::isMaster);
    assertThat(databases(first)).doesNotContain("d0");
    await().until(() -> others.get(0).isMaster() || others.get(1).isMaster());
    for (FeProcess each : others) {
      make(each);
    }
    others.forEach(FeProcess::kill);
    for (FeProcess each : others) {
      each.start();
    }
    await().until(() -> others.stream().anyMatch(f -> f.output().contains("of another cluster")));
    first.kill();
    for (FeProcess each : others) {
      if (!each.isAlive()) {
        each.start();
      }
    }
    for (FeProcess each : others) {
      await().until(each::isReady);
    }
    Durable.deleteTree(first.home().resolve("doris-meta"));
    first.start(FeMain.class, others.get(0).editLog());
  }
}
