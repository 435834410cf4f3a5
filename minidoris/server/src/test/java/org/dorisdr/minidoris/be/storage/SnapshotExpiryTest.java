package org.dorisdr.minidoris.be.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.dorisdr.thrift.TColumn;
import org.dorisdr.thrift.TColumnType;
import org.dorisdr.thrift.TCreateTabletReq;
import org.dorisdr.thrift.TKeysType;
import org.dorisdr.thrift.TPrimitiveType;
import org.dorisdr.thrift.TStorageType;
import org.dorisdr.thrift.TTabletSchema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A snapshot's directory bears its time-out, so that any later process knows when it may go. */
class SnapshotExpiryTest {
  private static final long TABLET = 7;
  private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");

  @TempDir Path root;

  private StorageEngine open(Duration later) throws IOException {
    return new StorageEngine(
        root, Clock.fixed(START.plus(later), Clock.systemDefaultZone().getZone()));
  }

  private static Tablet create(StorageEngine engine) {
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
    return engine.createTablet(request);
  }

  private static void sweep(StorageEngine engine, Path gone, Path kept) throws IOException {
    engine.snapshots().sweep();
    assertThat(gone).doesNotExist();
    assertThat(kept).isDirectoryContaining(p -> p.endsWith(String.valueOf(TABLET)));
  }

  @Test
  void goesWhenItsOwnTimeOutHasPassedAlsoInALaterProcess() throws IOException {
    Path brief;
    Path usual;
    Path longest;
    try (StorageEngine engine = open(Duration.ZERO)) {
      Tablet tablet = create(engine);
      brief = engine.snapshots().make(tablet, -1, 60).path();
      usual = engine.snapshots().make(tablet, -1, 3_600).path();
      longest = engine.snapshots().make(tablet, -1, 172_800).path();
      engine.snapshots().sweep();
      assertThat(brief).exists();
    }
    try (StorageEngine engine = open(Duration.ofSeconds(61))) {
      sweep(engine, brief, usual);
    }
    try (StorageEngine engine = open(Duration.ofHours(2))) {
      sweep(engine, usual, longest);
    }
  }

  @Test
  void foreignNamesAreLeftAloneAndKeepNoSnapshotFromGoing() throws IOException {
    Path snapshot;
    try (StorageEngine engine = open(Duration.ZERO)) {
      snapshot = engine.snapshots().make(create(engine), -1, 60).path();
    }
    for (String name : List.of("0.tar.gz", "20269901000000.0.60", "lost+found")) {
      Files.createDirectory(snapshot.resolveSibling(name));
    }
    try (StorageEngine engine = open(Duration.ofHours(1))) {
      engine.snapshots().sweep();
      assertThat(snapshot).doesNotExist();
      assertThat(snapshot.getParent().toFile().list()).hasSize(3);
    }
  }
}
