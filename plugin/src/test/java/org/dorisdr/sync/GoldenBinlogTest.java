package org.dorisdr.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.dorisdr.cluster.Backend;
import org.dorisdr.cluster.BackendRpc;
import org.dorisdr.cluster.Cluster;
import org.dorisdr.cluster.FrontendRpc;
import org.dorisdr.cluster.Rows;
import org.dorisdr.cluster.SqlRunner;
import org.dorisdr.job.JsonStore;
import org.dorisdr.sync.binlog.Binlog;
import org.dorisdr.sync.binlog.Upsert;
import org.dorisdr.sync.context.MetaCache;
import org.dorisdr.sync.context.SyncContext;
import org.dorisdr.sync.ddl.DdlApplier;
import org.dorisdr.sync.state.SyncJobRecord;
import org.dorisdr.sync.state.SyncJournal;
import org.dorisdr.sync.state.SyncStore;
import org.dorisdr.sync.state.TableProgress;
import org.dorisdr.thrift.TBinlog;
import org.dorisdr.thrift.TBinlogType;
import org.dorisdr.thrift.TGetMetaResult;
import org.dorisdr.thrift.TStatus;
import org.dorisdr.thrift.TStatusCode;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;

/** What sync jobs make of the binlogs that a real FE wrote. */
class GoldenBinlogTest {

  @Test
  void readsEveryRecordedBinlogAndKnowsItsTable() {
    List<TBinlog> recorded = Golden.binlogs();
    assertThat(recorded).hasSizeGreaterThan(60);
    Set<TBinlogType> types = EnumSet.noneOf(TBinlogType.class);
    for (TBinlog raw : recorded) {
      Binlog binlog = Binlog.of(raw).unwrapped();
      types.add(binlog.type());
      if (raw.isSetTableIds()) {
        assertThat(binlog.tableId()).as(raw.toString()).isIn(raw.getTableIds());
      }
      if (binlog.type() == TBinlogType.UPSERT) {
        Upsert upsert = Upsert.of(binlog);
        assertThat(upsert.tables()).isNotEmpty();
        upsert
            .tables()
            .values()
            .forEach(t -> t.partitions().forEach(p -> assertThat(p.version()).isPositive()));
      }
    }
    assertThat(types).hasSizeGreaterThanOrEqualTo(20);
  }

  @Test
  void sendsForEveryRecordedChangeWhatTheTargetUnderstands() throws Exception {
    List<String> sent = replay("dst");
    assertThat(sent)
        .contains(
            "ALTER TABLE `dst`.`dup` ADD COLUMN `n` INT NULL DEFAULT \"7\" COMMENT \"\" AFTER `v`",
            "ALTER TABLE `dst`.`dup` DROP COLUMN `n`",
            "ALTER TABLE `dst`.`dup` MODIFY COMMENT \"second\"",
            "ALTER TABLE `dst`.`dup` MODIFY COLUMN `d` COMMENT \"money\"",
            "ALTER TABLE `dst`.`dup` RENAME COLUMN `v` `v2`",
            "ALTER TABLE `dst`.`rng` DROP PARTITION IF EXISTS `p3r`",
            "ALTER TABLE `dst`.`rng` MODIFY DISTRIBUTION DISTRIBUTED BY HASH(`k`) BUCKETS 4",
            "ALTER VIEW `dst`.`vw` AS SELECT `internal`.`dst`.`dup`.`k` FROM `internal`.`dst`.`dup`",
            "TRUNCATE TABLE `dst`.`agg`",
            "ALTER TABLE `dst`.`rng` ADD TEMPORARY PARTITION IF NOT EXISTS `tp1` VALUES "
                + "[('2026-01-01'), ('2026-02-01')) (\"version_info\" = \"1\") "
                + "DISTRIBUTED BY HASH(`k`) BUCKETS 2",
            "DROP VIEW IF EXISTS `dst`.`vw`");
    assertThat(sent)
        .anyMatch(
            s ->
                s.equals(
                        "ALTER TABLE `dst`.`rng` ADD PARTITION IF NOT EXISTS `p3` VALUES "
                            + "[('2026-02-01'), ('2026-03-01')) (\"version_info\" = \"1\") "
                            + "DISTRIBUTED BY HASH(`k`) BUCKETS 2")
                    || s.startsWith("ALTER TABLE `dst`.`rng` ADD PARTITION IF NOT EXISTS `p3`"))
        .anyMatch(s -> s.startsWith("CREATE TABLE IF NOT EXISTS `dst`.`dup` (\n  `k` int NOT NULL"))
        .anyMatch(s -> s.startsWith("CREATE VIEW `dst`.`vw`\n(k,v)\n AS SELECT `internal`.`dst`."))
        .noneMatch(s -> s.contains("`db1`") || s.contains("`sc`"))
        .noneMatch(s -> s.contains("storage_medium"));
  }

  /** Applies all records but UPSERTs to a target that has nothing and agrees to everything. */
  private static List<String> replay(String database) throws Exception {
    List<String> sent = new ArrayList<>();
    SqlRunner sql =
        (in, text) -> {
          boolean question = text.startsWith("SHOW") || text.startsWith("DESC");
          if (!question) {
            sent.add(text);
          }
          return question ? new Rows(List.of("Field", "Type"), List.of()) : Rows.NONE;
        };
    SyncContext context = context(sql, database);
    DdlApplier applier = new DdlApplier(context);
    for (TBinlog raw : Golden.binlogs()) {
      if (raw.getType() != TBinlogType.UPSERT) {
        Binlog binlog = Binlog.of(raw);
        applier.apply(binlog);
        context.progress().tables.values().forEach(t -> t.state = TableProgress.State.NORMAL);
      }
    }
    return sent;
  }

  private static SyncContext context(SqlRunner sql, String database) throws Exception {
    FrontendRpc frontend = Mockito.mock(FrontendRpc.class);
    Mockito.when(frontend.getMeta(Mockito.any()))
        .thenReturn(new TGetMetaResult(new TStatus(TStatusCode.OK)));
    Cluster cluster = new OneSidedCluster(frontend, sql);
    SyncJobRecord record = new SyncJobRecord();
    record.name = "job";
    record.cluster = "source";
    record.sourceDatabase = "db1";
    record.targetDatabase = database;
    SyncStore store = new SyncStore(new JsonStore(new MemoryStore(new Faults())));
    ManualClock clock = new ManualClock();
    SyncStore.Slot slot = store.create(record);
    return new SyncContext(
        record,
        new SyncJournal(store, slot.number(), clock),
        cluster,
        cluster,
        new MetaCache(cluster, "db1"),
        new MetaCache(cluster, database),
        clock);
  }

  private record OneSidedCluster(FrontendRpc frontend, SqlRunner sql) implements Cluster {
    @Override
    public String name() {
      return "cluster";
    }

    @Override
    public BackendRpc backendRpc() {
      throw new UnsupportedOperationException();
    }

    @Override
    public List<Backend> backends() {
      return List.of();
    }

    @Override
    public void close() {}
  }
}
