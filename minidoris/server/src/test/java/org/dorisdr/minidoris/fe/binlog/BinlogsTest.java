package org.dorisdr.minidoris.fe.binlog;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.dorisdr.minidoris.fe.catalog.Database;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.minidoris.fe.catalog.Partition;
import org.dorisdr.minidoris.fe.catalog.Tablet;
import org.dorisdr.minidoris.fe.testing.TestFrontend;
import org.dorisdr.minidoris.fe.txn.BeginRequest;
import org.dorisdr.thrift.TBinlog;
import org.dorisdr.thrift.TBinlogType;
import org.dorisdr.thrift.TStatusCode;
import org.dorisdr.thrift.TTabletCommitInfo;
import org.dorisdr.thrift.TTaskType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BinlogsTest {
  private static final long NOW = 1_795_355_000_000L;

  @TempDir Path home;

  private TestFrontend frontend;
  private Binlogs binlogs;
  private Database database;
  private OlapTable table;

  @BeforeEach
  void start() {
    frontend = new TestFrontend(home, Map.of("enable_feature_binlog", "true"));
    binlogs = (Binlogs) frontend.fe.binlogs();
    database = frontend.database("db1");
    database.properties.put("binlog.enable", "true");
    table = frontend.table(database, "t", 1);
  }

  @AfterEach
  void stop() {
    frontend.close();
  }

  private void add(long seq, TBinlogType type, String json) {
    binlogs.add(new BinlogRecord(database.id, List.of(table.id), seq, NOW + seq, type, json));
  }

  private BinlogManager.Answer get(long tableId, long previous, long limit) {
    return binlogs.get(database.id, tableId, previous, limit);
  }

  @Test
  void answersNewerRecordsAndTellsWhenTheConsumerIsAtTheEnd() {
    assertThat(get(-1, -1, 1).status()).isEqualTo(TStatusCode.BINLOG_NOT_FOUND_DB);
    add(10, TBinlogType.CREATE_TABLE, "{}");
    add(12, TBinlogType.RENAME_TABLE, "{}");

    assertThat(get(-1, -1, 0).records()).extracting(TBinlog::getCommitSeq).containsExactly(10L);
    assertThat(get(-1, -1, 9).records())
        .extracting(TBinlog::getCommitSeq)
        .containsExactly(10L, 12L);
    // CREATE_TABLE belongs to the database alone.
    assertThat(get(table.id, -1, 9).records())
        .extracting(TBinlog::getCommitSeq)
        .containsExactly(12L);
    assertThat(get(-1, 12, 9).status()).isEqualTo(TStatusCode.BINLOG_TOO_NEW_COMMIT_SEQ);
    assertThat(get(-1, 12, 9).records()).isNull();
    assertThat(get(5, -1, 9).status()).isEqualTo(TStatusCode.BINLOG_NOT_FOUND_TABLE);
  }

  /** As a FE 4.0.1 was seen to answer SHOW PROC '/binlog' after each statement. */
  @Test
  void judgesAChangeOfItsPropertiesByWhatATableHadBefore() {
    database = frontend.database("db2");
    table = frontend.table(database, "t", 1);
    table.properties.put("binlog.enable", "false");
    add(10, TBinlogType.RENAME_TABLE, "{}");
    table.properties.put("binlog.enable", "true");
    add(11, TBinlogType.MODIFY_TABLE_PROPERTY, "{}");
    assertThat(get(-1, -1, 9).status()).isEqualTo(TStatusCode.BINLOG_NOT_FOUND_DB);

    add(12, TBinlogType.MODIFY_TABLE_PROPERTY, "{\"binlog.ttl_seconds\": \"1000\"}");
    add(13, TBinlogType.RENAME_COLUMN, "{}");
    table.properties.put("binlog.enable", "false");
    add(14, TBinlogType.MODIFY_TABLE_PROPERTY, "{}");
    add(15, TBinlogType.RENAME_COLUMN, "{}");
    table.properties.put("binlog.enable", "true");
    add(16, TBinlogType.MODIFY_TABLE_PROPERTY, "{}");
    add(17, TBinlogType.RENAME_COLUMN, "{}");
    assertThat(get(table.id, 0, 9).records())
        .extracting(TBinlog::getCommitSeq)
        .containsExactly(12L, 13L, 14L, 17L);

    database.properties.put("binlog.enable", "true");
    binlogs.add(
        new BinlogRecord(
            database.id, List.of(), 18, NOW, TBinlogType.ALTER_DATABASE_PROPERTY, "{}"));
    add(19, TBinlogType.RENAME_COLUMN, "{}");
    assertThat(get(-1, 0, 9).records())
        .extracting(TBinlog::getCommitSeq)
        .containsExactly(12L, 13L, 14L, 17L, 19L);
    assertThat(binlogs.info().get(0)).contains("6", String.valueOf(NOW + 19));
  }

  /** Recorded so in {@code golden/sql.txt}, of a database that had had no record before. */
  @Test
  void tellsThatBinlogsAreSwitchedOnIfNothingHadAskedBefore() {
    binlogs.add(
        new BinlogRecord(
            database.id, List.of(), 10, NOW, TBinlogType.ALTER_DATABASE_PROPERTY, "{}"));
    assertThat(get(-1, -1, 9).records()).extracting(TBinlog::getCommitSeq).containsExactly(10L);
  }

  @Test
  void neverAnswersMoreThan255Records() {
    for (int i = 1; i <= 300; i++) {
      add(i, TBinlogType.RENAME_TABLE, "{}");
    }
    assertThat(get(-1, -1, 1000).records()).hasSize(255);
  }

  @Test
  void expiredRecordsBecomeADummyAndAreTooOld() {
    for (int i = 1; i <= 9; i++) {
      add(i, TBinlogType.RENAME_TABLE, "{}");
    }
    binlogs.expire(List.of(new BinlogTombstone(database.id, true, 6, Map.of())));

    BinlogManager.Answer old = get(-1, 3, 10);
    assertThat(old.status()).isEqualTo(TStatusCode.BINLOG_TOO_OLD_COMMIT_SEQ);
    assertThat(old.records()).hasSize(1);
    assertThat(old.records().get(0).getType()).isEqualTo(TBinlogType.DUMMY);
    assertThat(old.records().get(0).getCommitSeq()).isEqualTo(6);
    assertThat(get(-1, 6, 10).records()).hasSize(3);
    assertThat(get(table.id, 3, 10).status()).isEqualTo(TStatusCode.BINLOG_TOO_OLD_COMMIT_SEQ);
  }

  @Test
  void expiresByNumberAndByAge() {
    for (int i = 1; i <= 9; i++) {
      add(i, TBinlogType.RENAME_TABLE, "{}");
    }
    database.properties.put("binlog.max_history_nums", "5");
    assertThat(binlogs.expired(NOW).get(0).tombstone.commitSeq()).isEqualTo(5);
    database.properties.remove("binlog.max_history_nums");
    database.properties.put("binlog.ttl_seconds", "10");
    assertThat(binlogs.expired(NOW + 10_003).get(0).tombstone.commitSeq()).isEqualTo(3);
    assertThat(binlogs.expired(NOW)).isEmpty();
  }

  @Test
  void lagCountsRecordsAndNamesTheNext() {
    add(70, TBinlogType.RENAME_TABLE, "{}");
    add(72, TBinlogType.RENAME_TABLE, "{}");
    BinlogManager.Lag lag = binlogs.lag(database.id, -1, 70);
    assertThat(lag.records()).isEqualTo(1);
    assertThat(lag.firstSeq()).isEqualTo(-1);
    assertThat(lag.lastSeq()).isEqualTo(72);
    assertThat(lag.nextSeq()).isEqualTo(72);
    assertThat(binlogs.lag(database.id, -1, 72).records()).isZero();
  }

  @Test
  void locksOnlyMoveOnAndNeverBeyondTheEnd() {
    add(5, TBinlogType.RENAME_TABLE, "{}");
    add(9, TBinlogType.RENAME_TABLE, "{}");
    assertThat(binlogs.lock(database.id, -1, "job", 6).commitSeq()).isEqualTo(6);
    assertThat(binlogs.lock(database.id, -1, "job", 5).commitSeq()).isEqualTo(6);
    assertThat(binlogs.lock(database.id, -1, "job", -1).commitSeq()).isEqualTo(9);
    assertThat(binlogs.lock(database.id, -1, "job", 10).status())
        .isEqualTo(TStatusCode.BINLOG_TOO_NEW_COMMIT_SEQ);
  }

  @Test
  void remembersWhatWasDroppedUntilItIsRecovered() {
    add(5, TBinlogType.DROP_TABLE, "{\"tableId\":44}");
    add(6, TBinlogType.DROP_PARTITION, "{\"pid\":45}");
    add(7, TBinlogType.TRUNCATE_TABLE, "{\"op\":{\"46\":\"p\"}}");
    assertThat(binlogs.dropped(database.id).tables()).containsExactly(Map.entry(44L, 5L));
    assertThat(binlogs.dropped(database.id).partitions())
        .containsExactly(Map.entry(45L, 6L), Map.entry(46L, 7L));
    add(8, TBinlogType.RECOVER_INFO, "{\"tableId\":44,\"partitionId\":-1}");
    assertThat(binlogs.dropped(database.id).tables()).isEmpty();
  }

  @Test
  void switchingOffIsStillToldAndNothingAfterIt() {
    add(5, TBinlogType.RENAME_TABLE, "{}");
    database.properties.put("binlog.enable", "false");
    table.properties.put("binlog.enable", "false");
    binlogs.add(
        new BinlogRecord(
            database.id, List.of(), 6, NOW, TBinlogType.ALTER_DATABASE_PROPERTY, "{}"));
    binlogs.add(
        new BinlogRecord(
            database.id, List.of(), 7, NOW, TBinlogType.ALTER_DATABASE_PROPERTY, "{}"));
    assertThat(get(-1, 5, 10).records()).extracting(TBinlog::getCommitSeq).containsExactly(6L);
  }

  @Test
  void imageKeepsEverything() {
    add(5, TBinlogType.DROP_TABLE, "{\"tableId\":44}");
    add(9, TBinlogType.RENAME_TABLE, "{\"nT\":\"x\"}");
    binlogs.expire(List.of(new BinlogTombstone(database.id, true, 4, Map.of())));
    var image = binlogs.saveImage();
    binlogs.loadImage(image);
    assertThat(get(-1, -1, 10).records()).extracting(TBinlog::getCommitSeq).containsExactly(5L, 9L);
    assertThat(get(table.id, -1, 10).records())
        .extracting(TBinlog::getCommitSeq)
        .containsExactly(9L);
    assertThat(binlogs.dropped(database.id).tables()).containsKey(44L);
    assertThat(binlogs.info().get(0).subList(0, 5))
        .containsExactly("db1", "db", String.valueOf(database.id), "false", "3");
  }

  @Test
  void garbageCollectionTellsTheBackendsWhichVersionsMayGo() throws Exception {
    Partition partition = table.partitions.values().iterator().next();
    Tablet tablet = partition.index(table.baseIndexId).tablets.get(0);
    var transactions = frontend.fe.transactions();
    long id =
        transactions
            .begin(BeginRequest.statement(database.id, table.id, "l1", "127.0.0.1", 60_000))
            .transactionId();
    transactions.commit(
        id, List.of(new TTabletCommitInfo(tablet.id, tablet.replicas.get(0).backendId)));
    assertThat(transactions.awaitVisible(id, 10_000)).isTrue();
    assertThat(get(-1, -1, 1).records().get(0).getData())
        .contains("\"indexIds\":[" + table.baseIndexId + "]");

    // The day that Doris keeps records by default.
    long written = get(-1, -1, 1).records().get(0).getTimestamp();
    new BinlogGc(frontend.fe, binlogs, () -> written + 86_399_000).run();
    assertThat(get(-1, -1, 1).status()).isEqualTo(TStatusCode.OK);
    assertThat(frontend.agent.sent(TTaskType.GC_BINLOG)).isEmpty();
    new BinlogGc(frontend.fe, binlogs, () -> written + 86_401_000).run();
    assertThat(get(-1, -1, 1).status()).isEqualTo(TStatusCode.BINLOG_TOO_OLD_COMMIT_SEQ);
    assertThat(frontend.agent.sent(TTaskType.GC_BINLOG))
        .singleElement()
        .satisfies(
            task -> {
              var info = task.getGcBinlogReq().getTabletGcBinlogInfos().get(0);
              assertThat(info.getTabletId()).isEqualTo(tablet.id);
              assertThat(info.getVersion()).isEqualTo(2);
            });
  }
}
