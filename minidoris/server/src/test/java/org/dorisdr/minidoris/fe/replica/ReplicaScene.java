package org.dorisdr.minidoris.fe.replica;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.minidoris.fe.catalog.Replica;
import org.dorisdr.minidoris.fe.catalog.Tablet;
import org.dorisdr.minidoris.fe.cluster.HeartbeatResult;
import org.dorisdr.minidoris.fe.testing.TestFrontend;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A table on the first of two backends, whose replicas are looked after when a test says so. */
abstract class ReplicaScene {
  @TempDir Path home;
  TestFrontend frontend;
  OlapTable table;
  long second;
  private final int buckets;

  ReplicaScene(int buckets) {
    this.buckets = buckets;
  }

  @BeforeEach
  final void start() {
    frontend = new TestFrontend(home, Map.of("tablet_repair_delay_factor_second", "0"));
    table = frontend.table(frontend.database("db"), "t", buckets);
    second = addBackend(9051);
  }

  @AfterEach
  final void stop() {
    frontend.close();
  }

  final long addBackend(int port) {
    long id = frontend.fe.nodes().addBackend("127.0.0.1", port);
    beat(id, null);
    return id;
  }

  /**
   * @param error null = the backend answered
   */
  final void beat(long id, String error) {
    frontend
        .fe
        .nodes()
        .heartbeat(
            new HeartbeatResult(id, error, 9060, 8040, 8060, 1, "test"),
            System.currentTimeMillis());
  }

  final ReplicaModule module() {
    return frontend.fe.part(ReplicaModule.class).orElseThrow();
  }

  final void round() {
    module().run();
  }

  final List<Tablet> tablets() {
    return table.partitions.values().iterator().next().index(table.baseIndexId).tablets;
  }

  /**
   * Lets the table have two replicas of each tablet.
   *
   * @param bad whether the second one, which is on the second backend, is
   */
  final void twoReplicas(boolean bad) {
    frontend.locked(
        () -> {
          table.partitions.values().forEach(p -> p.replicationNum = 2);
          for (Tablet tablet : tablets()) {
            Replica replica = new Replica(frontend.fe.catalog().nextId(), second, 1);
            replica.bad = bad;
            tablet.replicas.add(replica);
          }
        });
  }
}
