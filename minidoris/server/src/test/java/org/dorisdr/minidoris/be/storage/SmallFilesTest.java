package org.dorisdr.minidoris.be.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.dorisdr.thrift.TBinlogConfig;
import org.dorisdr.thrift.TColumn;
import org.dorisdr.thrift.TColumnType;
import org.dorisdr.thrift.TCreateTabletReq;
import org.dorisdr.thrift.TKeysType;
import org.dorisdr.thrift.TPrimitiveType;
import org.dorisdr.thrift.TStorageType;
import org.dorisdr.thrift.TTabletSchema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A small load is durable before its file is: what a power cut takes from the disk comes back. */
class SmallFilesTest {
  private static final long TABLET = 7;

  @TempDir Path root;

  private StorageEngine open() throws IOException {
    return new StorageEngine(root, Clock.systemUTC());
  }

  private static void create(StorageEngine engine) {
    TColumn key = new TColumn("k", new TColumnType(TPrimitiveType.INT));
    key.setIsKey(true);
    key.setColUniqueId(0);
    TCreateTabletReq request =
        new TCreateTabletReq(
            TABLET,
            new TTabletSchema(
                (short) 1, 99, TKeysType.DUP_KEYS, TStorageType.COLUMN, List.of(key)));
    request.setVersion(1);
    request.setTableId(1);
    request.setPartitionId(TABLET);
    request.setReplicaId(8);
    request.setBinlogConfig(new TBinlogConfig().setEnable(true));
    Tablet unused = engine.createTablet(request);
  }

  private static RowsetMeta load(StorageEngine engine, long txn, int bytes) throws IOException {
    Tablet tablet = engine.requireTablet(TABLET);
    RowsetMeta rowset =
        new RowsetMeta(
            engine.newRowsetId(),
            TABLET,
            TABLET,
            99,
            txn,
            -1,
            -1,
            1,
            bytes,
            1,
            tablet.meta().columns(),
            null,
            true,
            1,
            0,
            null,
            null,
            null);
    Files.writeString(tablet.file(rowset, 0), "x".repeat(bytes));
    engine.txns().prepare(txn, TABLET, TABLET, null);
    return engine.txns().commit(txn, TABLET, rowset);
  }

  @Test
  void filesThatAPowerCutEmptiedAreWrittenAgainAlsoThoseOfTheBinlog() throws IOException {
    RowsetMeta published;
    RowsetMeta committed;
    RowsetMeta large;
    try (StorageEngine engine = open()) {
      create(engine);
      published = load(engine, 1, 100);
      assertThat(engine.txns().publish(1, Map.of(TABLET, 2L)).published()).hasSize(1);
      committed = load(engine, 2, 200);
      large = load(engine, 3, 100_000);
      Tablet tablet = engine.requireTablet(TABLET);
      // The inode lost its bytes, one name is gone with its directory entry.
      Files.write(tablet.file(published, 0), new byte[0]);
      Files.delete(tablet.file(committed, 0));
      assertThat(engine.smallFiles().has(published)).isTrue();
      assertThat(engine.smallFiles().has(large)).isFalse();
    }
    try (StorageEngine engine = open()) {
      Tablet tablet = engine.requireTablet(TABLET);
      assertThat(tablet.file(published, 0)).hasSize(100);
      assertThat(tablet.file(committed, 0)).hasSize(200);
      assertThat(tablet.file(large, 0)).hasSize(100_000);
      assertThat(engine.binlogs().find(TABLET, 2)).isPresent();
      assertThat(engine.binlogs().file(tablet, published, 0)).hasSize(100);
      assertThat(engine.txns().publish(2, Map.of(TABLET, 3L)).published()).hasSize(1);
    }
  }

  @Test
  void filesOfARestoreThatAPowerCutEmptiedAreWrittenAgain() throws IOException {
    RowsetMeta restored;
    try (StorageEngine engine = open()) {
      create(engine);
      load(engine, 1, 100);
      assertThat(engine.txns().publish(1, Map.of(TABLET, 2L)).published()).hasSize(1);
      Tablet tablet = engine.requireTablet(TABLET);
      Snapshots.Snapshot snapshot = engine.snapshots().make(tablet, -1, 3600);
      engine.snapshots().load(tablet, snapshot.leaf());
      restored = tablet.rowsets().stream().filter(r -> r.segments() > 0).findFirst().orElseThrow();
      Files.write(tablet.file(restored, 0), new byte[0]);
    }
    try (StorageEngine engine = open()) {
      assertThat(engine.requireTablet(TABLET).file(restored, 0)).hasSize(100);
    }
  }

  @Test
  void aDirectoryThatAPowerCutTookIsMadeAgain() throws IOException {
    try (StorageEngine engine = open()) {
      create(engine);
      Files.delete(engine.requireTablet(TABLET).directory());
    }
    try (StorageEngine engine = open()) {
      assertThat(engine.requireTablet(TABLET).file(load(engine, 1, 100), 0)).hasSize(100);
    }
  }

  @Test
  void syncedFilesLeaveTheMetadata() throws IOException {
    RowsetMeta rowset;
    try (StorageEngine engine = open()) {
      create(engine);
      rowset = load(engine, 1, 100);
      engine.flushSmallFiles(60_000);
      assertThat(engine.smallFiles().has(rowset)).isTrue();
      engine.flushSmallFiles(0);
      assertThat(engine.smallFiles().has(rowset)).isFalse();
    }
    try (StorageEngine engine = open()) {
      assertThat(engine.smallFiles().has(rowset)).isFalse();
      assertThat(engine.requireTablet(TABLET).file(rowset, 0)).hasSize(100);
    }
  }
}
