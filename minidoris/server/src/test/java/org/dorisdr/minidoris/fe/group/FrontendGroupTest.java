package org.dorisdr.minidoris.fe.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.dorisdr.minidoris.common.rpc.ThriftPool;
import org.dorisdr.minidoris.fe.testing.FeProcess;
import org.dorisdr.thrift.FrontendService;
import org.dorisdr.thrift.TGetMasterTokenRequest;
import org.dorisdr.thrift.TGetMasterTokenResult;
import org.dorisdr.thrift.TStatusCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Frontends in processes of their own, as one group. */
class FrontendGroupTest {

  @TempDir Path directory;

  private final List<FeProcess> frontends = new ArrayList<>();

  @AfterEach
  void end() {
    frontends.forEach(FeProcess::close);
  }

  @Test
  void followersReplayForwardAndShowTheGroup() throws Exception {
    threeFrontends(Map.of());
    FeProcess follower = frontends.get(1);
    follower.sql("CREATE DATABASE here");
    assertThat(databases(follower)).contains("here");
    await().until(() -> databases(frontends.get(2)).contains("here"));
    for (FeProcess each : frontends) {
      await().until(() -> alive(each) == 3);
      assertThat(each.sql("SHOW FRONTENDS"))
          .filteredOn(r -> r.get("IsMaster").equals("true"))
          .extracting(r -> r.get("EditLogPort"))
          .containsExactly(String.valueOf(frontends.get(0).editLogPort));
      assertThat(each.sql("SHOW PROC '/frontends'"))
          .extracting(r -> r.get("Name"))
          .containsExactlyElementsOf(
              each.sql("SHOW FRONTENDS").stream().map(r -> r.get("Name")).toList());
    }
    try (Connection connection = follower.connect();
        Statement statement = connection.createStatement()) {
      // Sent as one packet: run twice, the second one would exist.
      statement.execute("CREATE DATABASE one; CREATE DATABASE two; USE two");
      assertThatThrownBy(() -> statement.execute("DROP TABLE nothing"))
          .hasMessageContaining("Unknown table 'nothing' in two");
    }
    followersTellCallersWhereTheMasterIs();
    followersForwardWhatTheMasterKnows();
    refusesWhatDorisRefuses();
    observersJoinAndDroppedFrontendsEnd();
  }

  /** A row of the master's, with its own newest record, that tells the client where it is. */
  private void followersForwardWhatTheMasterKnows() throws SQLException {
    FeProcess follower = frontends.get(1);
    assertThat(follower.sql("SHOW FRONTENDS"))
        .filteredOn(r -> r.get("CurrentConnected").equals("Yes"))
        .extracting(r -> r.get("EditLogPort"))
        .containsExactly(follower.editLog().split(":")[1]);
  }

  private void followersTellCallersWhereTheMasterIs() throws Exception {
    try (ThriftPool<FrontendService.Client> pool =
        new ThriftPool<>(FrontendService.Client::new, 120_000)) {
      TGetMasterTokenResult answer =
          pool.call(
              "127.0.0.1",
              frontends.get(1).rpcPort,
              c -> c.getMasterToken(new TGetMasterTokenRequest().setUser("root").setPassword("")));
      assertThat(answer.getStatus().getStatusCode()).isEqualTo(TStatusCode.NOT_MASTER);
      assertThat(answer.getMasterAddress().getPort()).isEqualTo(frontends.get(0).rpcPort);
    }
  }

  private void refusesWhatDorisRefuses() {
    FeProcess master = frontends.get(0);
    assertThatThrownBy(() -> master.sql("ALTER SYSTEM DROP FOLLOWER \"" + master.editLog() + "\""))
        .hasMessageContaining("can not drop current master node.");
    assertThatThrownBy(() -> master.sql("ALTER SYSTEM ADD OBSERVER \"" + master.editLog() + "\""))
        .hasMessageContaining("frontend already exists");
    assertThatThrownBy(() -> master.sql("ALTER SYSTEM DROP FOLLOWER \"127.0.0.1:1\""))
        .hasMessageContaining("frontend does not exist[127.0.0.1:1]");
    assertThatThrownBy(
            () -> master.sql("ALTER SYSTEM DROP OBSERVER \"" + frontends.get(1).editLog() + "\""))
        .hasMessageContaining("OBSERVER does not exist[");
  }

  private void observersJoinAndDroppedFrontendsEnd() throws Exception {
    FeProcess master = frontends.get(0);
    FeProcess follower = frontends.get(1);
    follower.sql("ALTER SYSTEM DROP FOLLOWER \"" + frontends.get(2).editLog() + "\"");
    await().until(() -> !frontends.get(2).isAlive());
    assertThat(frontends.get(2).output()).contains("was dropped from the cluster");
    FeProcess observer = frontend(master.editLog(), Map.of());
    // Started before anybody has added it.
    observer.start();
    await().until(() -> observer.output().contains("please add it first"));
    master.sql("ALTER SYSTEM ADD OBSERVER \"" + observer.editLog() + "\"");
    await()
        .untilAsserted(
            () -> assertThat(observer.isReady()).as(observer.output() + observer.log()).isTrue());
    observer.sql("CREATE DATABASE watched");
    assertThat(databases(observer)).contains("watched", "here");
    assertThat(master.sql("SHOW FRONTENDS"))
        .extracting(r -> r.get("Role"))
        .containsExactlyInAnyOrder("FOLLOWER", "FOLLOWER", "OBSERVER");
    follower.sql("ALTER SYSTEM DROP OBSERVER \"" + observer.editLog() + "\"");
    await().until(() -> !observer.isAlive());
    assertThat(observer.output()).contains("was dropped from the cluster");
    assertThat(master.sql("SHOW FRONTENDS")).hasSize(2);
  }

  @Test
  @Tag("long")
  void noAcknowledgedWriteIsLostWhenMastersAreKilled() throws Exception {
    threeFrontends(Map.of());
    Set<String> acknowledged = new ConcurrentSkipListSet<>();
    AtomicBoolean stop = new AtomicBoolean();
    Thread writer = new Thread(() -> write(acknowledged, stop), "writer");
    writer.start();
    int rounds = Integer.getInteger("failover.rounds", 10);
    for (int round = 0; round < rounds; round++) {
      int before = acknowledged.size();
      await().until(() -> acknowledged.size() > before + 20);
      await().until(() -> frontends.stream().anyMatch(FeProcess::isMaster));
      FeProcess master = frontends.stream().filter(FeProcess::isMaster).findFirst().orElseThrow();
      master.kill();
      int then = acknowledged.size();
      await().until(() -> acknowledged.size() > then + 20);
      master.start();
      await().until(master::isReady);
    }
    stop.set(true);
    writer.join();
    for (FeProcess each : frontends) {
      await().until(() -> databases(each).containsAll(acknowledged));
    }
    assertThat(databases(frontends.get(0))).doesNotHaveDuplicates();
    assertThat(databases(frontends.get(1)))
        .containsExactlyInAnyOrderElementsOf(databases(frontends.get(0)));
  }

  private void write(Set<String> acknowledged, AtomicBoolean stop) {
    for (int i = 0; !stop.get(); i++) {
      String name = "w" + i;
      try {
        frontends.get(i % frontends.size()).sql("CREATE DATABASE " + name);
        acknowledged.add(name);
      } catch (SQLException e) {
        // Not acknowledged: it may be there or not.
      }
    }
  }

  @Test
  @Tag("long")
  void aReturningMasterTakesBackWhatItAloneHad() throws Exception {
    threeFrontends(Map.of());
    FeProcess old = frontends.get(0);
    List<FeProcess> others = frontends.subList(1, 3);
    // What the frozen ones got and never read is gone with them.
    for (FeProcess each : others) {
      each.freeze(true);
    }
    Thread lost = new Thread(() -> assertThatThrownBy(() -> old.sql("CREATE DATABASE lost")));
    lost.start();
    // On its disk, and waiting for the others.
    await().until(() -> old.journalHolds("\"lost\""));
    old.kill();
    lost.join();
    for (FeProcess each : others) {
      each.kill();
      each.start();
    }
    await().until(() -> others.stream().allMatch(FeProcess::isReady));
    others.get(0).sql("CREATE DATABASE kept");
    old.start();
    await().until(old::isReady);
    assertThat(databases(old)).contains("kept").doesNotContain("lost");
    old.sql("CREATE DATABASE lost");
    await().until(() -> databases(others.get(1)).contains("lost"));
  }

  @Test
  void aNewFollowerBeginsWithAnImageWhenTheJournalWasShortened() throws Exception {
    Map<String, String> soon =
        Map.of("edit_log_roll_num", "5", "checkpoint_interval_millis", "200");
    FeProcess first = frontend(null, soon);
    first.start();
    await().until(first::isMaster);
    for (int i = 0; i < 30; i++) {
      first.sql("CREATE DATABASE early" + i);
    }
    await().until(() -> log(first).contains("journal shortened"));
    FeProcess second = frontend(first.editLog(), soon);
    first.sql("ALTER SYSTEM ADD FOLLOWER \"" + second.editLog() + "\"");
    second.start();
    await().until(second::isReady);
    assertThat(log(second)).contains("fetched image.");
    assertThat(databases(second)).contains("early0", "early29");
    second.sql("CREATE DATABASE late");
    assertThat(databases(second)).contains("late");
  }

  private static String log(FeProcess frontend) throws IOException {
    return frontend.log();
  }

  private void threeFrontends(Map<String, String> settings) throws Exception {
    FeProcess first = frontend(null, settings).start();
    // All at once: two of them wait until the first is the master and has been told of them.
    for (int i = 0; i < 2; i++) {
      frontend(first.editLog(), settings).start();
    }
    await().until(first::isMaster);
    for (FeProcess each : frontends.subList(1, 3)) {
      first.sql("ALTER SYSTEM ADD FOLLOWER \"" + each.editLog() + "\"");
      await().until(each::isReady);
    }
    for (FeProcess each : frontends) {
      await().until(each::isReady);
    }
  }

  private FeProcess frontend(String helper, Map<String, String> settings) throws IOException {
    FeProcess made = FeProcess.at(directory.resolve("fe" + frontends.size()), helper, settings);
    frontends.add(made);
    return made;
  }

  private static long alive(FeProcess frontend) throws SQLException {
    return frontend.sql("SHOW FRONTENDS").stream()
        .filter(r -> r.get("Alive").equals("true"))
        .count();
  }

  private static List<String> databases(FeProcess frontend) throws SQLException {
    return frontend.sql("SHOW DATABASES").stream()
        .map(r -> r.get("Database"))
        .collect(Collectors.toList());
  }
}
