package org.dorisdr.minidoris.fe.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.dorisdr.minidoris.fe.catalog.Database;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.minidoris.fe.catalog.op.DropPartitionOp;
import org.dorisdr.minidoris.fe.journal.PendingWrite;
import org.dorisdr.minidoris.fe.testing.FakeBackend;
import org.dorisdr.minidoris.fe.testing.TestFrontend;
import org.dorisdr.thrift.TGetSnapshotRequest;
import org.dorisdr.thrift.TGetSnapshotResult;
import org.dorisdr.thrift.TSnapshotType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code table_commit_seq_map} of a snapshot: everything up to that sequence is in it, so that who
 * follows the binlog from there misses nothing ({@code facts/ccr.md} §6).
 */
class BackupSequenceTest {
  @TempDir Path home;

  @Test
  void aSnapshotHoldsWhatWasOnItsWayIntoTheJournalBeforeItsSequence() throws Exception {
    Map<String, String> settings = Map.of("backup_handler_update_interval_millis", "10");
    try (TestFrontend test = new TestFrontend(home, settings)) {
      test.agent.answerWith(new FakeBackend(new ConcurrentHashMap<>()));
      Database db = test.database("bk");
      test.session.use("bk");
      OlapTable table = test.rangeTable(db, "p", 2);
      PendingWrite[] drop = new PendingWrite[1];
      test.locked(
          () -> {
            // The job looks at the tables once this is over: the drop is still on its way then.
            test.rows("BACKUP SNAPSHOT s1 TO `__keep_on_local__`");
            long partition = table.partition("p1").orElseThrow().id;
            drop[0] =
                test.fe
                    .editLog()
                    .enqueue(
                        new DropPartitionOp(
                            db.id, table.id, partition, "p1", false, false, 1, 2, 1));
          });
      await().until(() -> test.rows("SHOW BACKUP FROM bk").get(0).get(3).equals("FINISHED"));

      TGetSnapshotResult snapshot =
          test.fe
              .backups()
              .getSnapshot(
                  new TGetSnapshotRequest()
                      .setLabelName("s1")
                      .setSnapshotType(TSnapshotType.LOCAL));
      JsonNode info = new ObjectMapper().readTree(snapshot.getJobInfo());
      long sequence = info.path("table_commit_seq_map").path(String.valueOf(table.id)).asLong();
      assertThat(sequence).isGreaterThan(test.fe.editLog().await(drop[0]));
      assertThat(info.path("backup_objects").path("p").path("partitions")).hasSize(1);
    }
  }
}
