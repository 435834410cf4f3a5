package org.dorisdr.minidoris.fe.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.dorisdr.minidoris.be.Backend;
import org.dorisdr.minidoris.be.BeConfig;
import org.dorisdr.minidoris.fe.testing.FeProcess;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Asynchronous materialized views outlive the frontend that made them. */
class MaterializedViewRestartTest {
  private static final String REST =
      " DISTRIBUTED BY HASH(k) BUCKETS 1 PROPERTIES ('replication_num'='1')";

  @TempDir Path directory;

  private final List<FeProcess> frontends = new ArrayList<>();
  private Backend backend;

  @BeforeEach
  void startBackend() throws IOException {
    backend =
        new Backend(
            new BeConfig(
                directory.resolve("be"),
                Map.of(
                    "be_port", "0",
                    "webserver_port", "0",
                    "heartbeat_service_port", "0",
                    "brpc_port", "0")));
  }

  @AfterEach
  void end() {
    frontends.forEach(FeProcess::close);
    backend.close();
  }

  @Test
  void comesBackFromTheJournalAndFromAnImage() throws Exception {
    FeProcess fe = first();
    make(fe);
    String created = create(fe);
    restart(fe);
    assertThat(create(fe)).isEqualTo(created);
    assertThat(fe.log()).doesNotContain("saved image");
    assertRefreshed(fe, "1");
    refresh(fe, 2);

    fe.sql("ADMIN SET FRONTEND CONFIG ('edit_log_roll_num' = '5')");
    await().until(() -> fe.log().contains("saved image"));
    restart(fe);
    assertThat(create(fe)).isEqualTo(created);
    assertRefreshed(fe, "1", "2");
    refresh(fe, 3);

    fe.sql("DROP MATERIALIZED VIEW db.mv");
    restart(fe);
    assertThat(tables(fe)).containsExactly("t");
  }

  @Test
  @Tag("long")
  void isRefreshedAndDroppedByTheNextMaster() throws Exception {
    FeProcess old = first();
    for (int i = 0; i < 2; i++) {
      FeProcess more = frontend(old.editLog()).start();
      old.sql("ALTER SYSTEM ADD FOLLOWER \"" + more.editLog() + "\"");
      await().until(more::isReady);
    }
    make(frontends.get(1));
    String created = create(old);
    old.kill();
    await().until(() -> master() != null);
    FeProcess next = master();
    assertThat(create(next)).isEqualTo(created);
    await().ignoreExceptions().untilAsserted(() -> assertThat(keys(next)).containsExactly("1"));
    refresh(next, 2);
    old.start();
    await().until(old::isReady);
    assertThat(create(old)).isEqualTo(created);
    old.sql("DROP MATERIALIZED VIEW db.mv");
    for (FeProcess each : frontends) {
      await().until(() -> tables(each).equals(List.of("t")));
      assertThatThrownBy(() -> create(each)).hasMessageContaining("Unknown table 'mv'");
    }
  }

  private FeProcess first() throws Exception {
    FeProcess fe = frontend(null).start();
    await().until(fe::isMaster);
    fe.sql("ALTER SYSTEM ADD BACKEND \"127.0.0.1:" + backend.ports().heartbeat() + "\"");
    return fe;
  }

  private FeProcess frontend(String helper) throws IOException {
    FeProcess made = FeProcess.at(directory.resolve("fe" + frontends.size()), helper, Map.of());
    frontends.add(made);
    return made;
  }

  private static void make(FeProcess fe) throws SQLException {
    await().until(() -> alive(fe));
    fe.sql("CREATE DATABASE db");
    fe.sql("CREATE TABLE db.t (k INT) DUPLICATE KEY(k)" + REST);
    fe.sql("INSERT INTO db.t VALUES (1)");
    fe.sql(
        "CREATE MATERIALIZED VIEW db.mv (k) BUILD IMMEDIATE REFRESH COMPLETE ON MANUAL COMMENT 'c'"
            + REST
            + " AS SELECT k FROM db.t");
    await().untilAsserted(() -> assertRefreshed(fe, "1"));
  }

  /** Adds a row to its table and has it refreshed. */
  private static void refresh(FeProcess fe, int row) throws SQLException {
    await().until(() -> alive(fe));
    fe.sql("INSERT INTO db.t VALUES (" + row + ")");
    fe.sql("REFRESH MATERIALIZED VIEW db.mv COMPLETE");
    await().untilAsserted(() -> assertThat(keys(fe)).contains(String.valueOf(row)));
  }

  private void restart(FeProcess fe) throws Exception {
    fe.kill();
    fe.start();
    await().until(fe::isMaster);
    await().until(() -> alive(fe));
  }

  private FeProcess master() {
    return frontends.stream().filter(FeProcess::isMaster).findFirst().orElse(null);
  }

  private static void assertRefreshed(FeProcess fe, String... keys) throws SQLException {
    assertThat(info(fe, "State")).isEqualTo("NORMAL");
    assertThat(info(fe, "RefreshState")).isEqualTo("SUCCESS");
    assertThat(keys(fe)).containsExactly(keys);
  }

  private static boolean alive(FeProcess fe) throws SQLException {
    return fe.sql("SHOW BACKENDS").get(0).get("Alive").equals("true");
  }

  private static String info(FeProcess fe, String column) throws SQLException {
    return fe.sql("SELECT " + column + " FROM mv_infos('database'='db')").get(0).get(column);
  }

  private static List<String> keys(FeProcess fe) throws SQLException {
    return fe.sql("SELECT k FROM db.mv ORDER BY k").stream().map(r -> r.get("k")).toList();
  }

  private static String create(FeProcess fe) throws SQLException {
    return fe.sql("SHOW CREATE MATERIALIZED VIEW db.mv").get(0).get("Create Materialized View");
  }

  private static List<String> tables(FeProcess fe) throws SQLException {
    return fe.sql("SHOW TABLES FROM db").stream().map(r -> r.values().iterator().next()).toList();
  }
}
