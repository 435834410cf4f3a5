package org.dorisdr.minidoris.fe.replica;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;
import org.dorisdr.minidoris.fe.catalog.Tablet;
import org.dorisdr.minidoris.fe.journal.JournalEditLog;
import org.dorisdr.minidoris.fe.testing.FakeAgentTasks;
import org.dorisdr.thrift.TBackend;
import org.dorisdr.thrift.TReportRequest;
import org.dorisdr.thrift.TTablet;
import org.dorisdr.thrift.TTabletInfo;
import org.dorisdr.thrift.TTaskType;
import org.junit.jupiter.api.Test;

/** Replicas move when a backend is dropped, dead for too long or decommissioned. */
class ReplicaPlacementTest extends ReplicaScene {
  ReplicaPlacementTest() {
    super(2);
  }

  private List<Long> places() {
    return tablets().stream().flatMap(t -> t.replicas.stream()).map(r -> r.backendId).toList();
  }

  @Test
  void aDecommissionedBackendIsEmptiedAndThenLeavesTheCluster() {
    frontend.rows("ALTER SYSTEM DECOMMISSION BACKEND \"127.0.0.1:9050\"");
    assertThat(frontend.rows("SHOW BACKENDS").get(0).get(10)).isEqualTo("true");
    round();
    assertThat(places()).contains(frontend.backendId, second);
    round();
    // The replica that is too many is dropped once no older transaction is open.
    round();
    assertThat(places()).containsOnly(second);
    round();
    assertThat(frontend.fe.cluster().backend(frontend.backendId)).isEmpty();
  }

  @Test
  void cancelDecommissionKeepsTheTabletsWhereTheyAre() {
    frontend.rows("ALTER SYSTEM DECOMMISSION BACKEND \"127.0.0.1:9050\"");
    frontend.rows("CANCEL DECOMMISSION BACKEND \"127.0.0.1:9050\"");
    round();
    assertThat(places()).containsOnly(frontend.backendId);
    assertThat(frontend.agent.sent(TTaskType.CLONE)).isEmpty();
  }

  @Test
  void anUnknownBackendIsRefusedAndNoneIsDecommissioned() {
    assertThat(
            frontend.error(
                "ALTER SYSTEM DECOMMISSION BACKEND \"127.0.0.1:9050\", \"127.0.0.1:9999\""))
        .isEqualTo("Backend does not exist[127.0.0.1:9999]");
    assertThat(frontend.rows("SHOW BACKENDS").get(0).get(10)).isEqualTo("false");
  }

  @Test
  void noMoreBackendsLeaveThanPartitionsCanDoWithout() {
    assertThat(
            frontend.error(
                "ALTER SYSTEM DECOMMISSION BACKEND \"127.0.0.1:9050\", \"127.0.0.1:9051\""))
        .isEqualTo(
            "After decommission, partition t of table db.t 's replication allocation {"
                + " tag.location.default: 1 } > available backend num 0 on tag {\"location\" :"
                + " \"default\"}, otherwise need to decrease the partition's replication num.");
    assertThat(frontend.rows("SHOW BACKENDS").get(0).get(10)).isEqualTo("false");
  }

  @Test
  void newTabletsDoNotGoToADecommissionedBackend() {
    frontend.rows("ALTER SYSTEM DECOMMISSION BACKEND \"127.0.0.1:9050\"");
    assertThat(
            frontend.error(
                "CREATE TABLE db.u (k INT) DUPLICATE KEY(k) DISTRIBUTED BY HASH(k) BUCKETS 1"
                    + " PROPERTIES (\"replication_num\" = \"2\")"))
        .contains("available backend num is 1");
  }

  @Test
  void aTabletGetsAnotherReplicaWhenABackendIsDeadForTooLong() {
    twoReplicas(false);
    long third = addBackend(9052);
    die(second);
    round();
    tablets()
        .forEach(
            t ->
                assertThat(t.replicas.stream().map(r -> r.backendId))
                    .containsExactlyInAnyOrder(frontend.backendId, second, third));
    round();
    round();
    tablets()
        .forEach(
            t ->
                assertThat(t.replicas.stream().map(r -> r.backendId))
                    .containsExactlyInAnyOrder(frontend.backendId, third));
  }

  @Test
  void whatABackendHadThatWasDroppedByForceIsMadeElsewhere() {
    twoReplicas(false);
    long third = addBackend(9052);
    assertThat(frontend.error("ALTER SYSTEM DROP BACKEND '127.0.0.1:9051'"))
        .contains("use DROPP instead of DROP");
    assertThat(frontend.error("ALTER SYSTEM DROPP BACKEND '127.0.0.1:9999'"))
        .isEqualTo("backend does not exists[127.0.0.1:9999]");
    assertThat(frontend.rows("SHOW BACKENDS")).hasSize(3);
    frontend.rows("ALTER SYSTEM DROPP BACKEND '127.0.0.1:9051'");
    assertThat(frontend.rows("SHOW BACKENDS")).hasSize(2);
    round();
    round();
    round();
    tablets()
        .forEach(
            t ->
                assertThat(t.replicas.stream().map(r -> r.backendId))
                    .containsExactlyInAnyOrder(frontend.backendId, third));
  }

  @Test
  void noReplicaIsMadeWhileNobodyHasTheTabletWhole() {
    die(frontend.backendId);
    round();
    assertThat(frontend.agent.sent(TTaskType.CLONE)).isEmpty();
    assertThat(
            frontend.rows("SHOW PROC '/cluster_health/tablet_health'").stream()
                .filter(row -> row.get(1).equals("db"))
                .map(row -> row.get(13)))
        .containsExactly("2");
  }

  @Test
  void aReplicaThatWasGivenUpIsDroppedWhenItsBackendReportsIt() {
    Tablet tablet = tablets().get(0);
    TReportRequest report = new TReportRequest();
    TBackend backend = new TBackend("127.0.0.1", 9060, 8040);
    backend.setId(second);
    report.setBackend(backend);
    TTabletInfo info = new TTabletInfo(tablet.id, 1234567, 1, 0, 0, 0);
    info.setReplicaId(42);
    report.setTablets(Map.of(tablet.id, new TTablet(List.of(info))));
    module().reports().reported(report);
    assertThat(frontend.agent.sent())
        .filteredOn(sent -> sent.request().getTaskType() == TTaskType.DROP)
        .singleElement()
        .satisfies(
            sent -> {
              assertThat(sent.backendId()).isEqualTo(second);
              assertThat(sent.request().getDropTabletReq().getReplicaId()).isEqualTo(42);
            });
  }

  @Test
  void aReplicaThatIsJustBeingMadeIsNotTakenForOneThatWasGivenUp() {
    frontend.agent.answerWith(
        (id, request) ->
            request.getTaskType() == TTaskType.CLONE ? null : FakeAgentTasks.ok(request));
    frontend.rows("ALTER SYSTEM DECOMMISSION BACKEND \"127.0.0.1:9050\"");
    round();
    Tablet tablet = tablets().get(0);
    TReportRequest report = new TReportRequest();
    TBackend backend = new TBackend("127.0.0.1", 9060, 8040);
    backend.setId(second);
    report.setBackend(backend);
    report.setTablets(
        Map.of(tablet.id, new TTablet(List.of(new TTabletInfo(tablet.id, 1234567, 1, 0, 0, 0)))));
    module().reports().reported(report);
    assertThat(frontend.agent.sent(TTaskType.DROP)).isEmpty();
  }

  @Test
  void aReplicaThatTheJournalDidNotTakeDoesNotCountAsMade() {
    frontend.agent.answerWith(
        (id, request) -> {
          if (request.getTaskType() == TTaskType.CLONE) {
            ((JournalEditLog) frontend.fe.editLog()).setWritable(false);
          }
          return FakeAgentTasks.ok(request);
        });
    frontend.rows("ALTER SYSTEM DECOMMISSION BACKEND \"127.0.0.1:9050\"");
    round();
    assertThat(places()).containsOnly(frontend.backendId);
    assertThat(frontend.rows("SHOW PROC '/cluster_balance/history_tablets'"))
        .isNotEmpty()
        .allSatisfy(row -> assertThat(row).contains("CANCELLED").doesNotContain("FINISHED"))
        .allSatisfy(row -> assertThat(row.toString()).contains("not the master"));
  }

  /** Heartbeats fail until it counts as dead, and the shortest delay has passed. */
  private void die(long id) {
    for (int i = 0; i < 5; i++) {
      beat(id, "no answer");
    }
    long dead = frontend.fe.cluster().backend(id).orElseThrow().deadSince();
    await().until(() -> System.currentTimeMillis() > dead);
  }
}
