package org.dorisdr.minidoris.be.exec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dorisdr.minidoris.be.exec.TestBackend.key;
import static org.dorisdr.minidoris.be.exec.TestBackend.value;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.dorisdr.minidoris.be.storage.Snapshots;
import org.dorisdr.minidoris.be.storage.Tablet;
import org.dorisdr.minidoris.thrift.TMiniColumn;
import org.dorisdr.minidoris.thrift.TMiniExecRequest;
import org.dorisdr.minidoris.thrift.TMiniExecResult;
import org.dorisdr.minidoris.thrift.TMiniRow;
import org.dorisdr.minidoris.thrift.TMiniValue;
import org.dorisdr.minidoris.thrift.TMiniWrite;
import org.dorisdr.thrift.TKeysType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MiniBackendTest {
  @TempDir Path root;

  @Test
  void readsWhatWasLoadedIntoADuplicateTable() throws Exception {
    try (TestBackend t = TestBackend.duplicate(root)) {
      assertThat(t.load("SELECT i, 'n' || i FROM range(10) r(i)").getRowsWritten()).isEqualTo(10);
      t.load("VALUES (3, 'again'), (NULL, NULL)");
      assertThat(t.query("SELECT count(*), count(k), max(v) FROM t")).containsExactly("12|11|n9");
      assertThat(t.query("SELECT k, v FROM t WHERE k = 3 ORDER BY v"))
          .containsExactly("3|again", "3|n3");
      assertThat(t.backend.exec(t.select("SELECT count(*) FROM t", 2)).getRows().get(0))
          .isEqualTo(new TMiniRow(List.of(new TMiniValue().setText("10"))));
    }
  }

  @Test
  void takesLiteralRowsBesideTheStatement() throws Exception {
    try (TestBackend t = TestBackend.duplicate(root)) {
      TMiniExecRequest request = new TMiniExecRequest("SELECT v0, v1 FROM __rows", List.of());
      request.setRows(
          List.of(
              new TMiniRow(
                  List.of(new TMiniValue().setText("7"), new TMiniValue().setText("it's"))),
              new TMiniRow(List.of(new TMiniValue().setText("8"), new TMiniValue()))));
      TMiniWrite write = t.write(t.columns);
      request.setWrite(write);
      assertThat(t.backend.exec(request).getError()).isNull();
      t.engine.txns().publish(write.getTxnId(), Map.of(TestBackend.PARTITION, ++t.version));
      assertThat(t.query("SELECT * FROM t ORDER BY k")).containsExactly("7|it's", "8|NULL");
    }
  }

  @Test
  void showsTheNewestRowOfAKeyAndHidesDeletedOnes() throws Exception {
    try (TestBackend t = TestBackend.unique(root)) {
      List<TMiniColumn> visible = t.columns.subList(0, 2);
      t.load(t.write(visible), "VALUES (1, 'a'), (2, 'b'), (1, 'a2'), (3, 'c')");
      t.load(t.write(visible), "VALUES (2, 'b2')");
      t.load("VALUES (3, NULL, 1)");
      assertThat(t.query("SELECT * FROM t ORDER BY k")).containsExactly("1|a2", "2|b2");
      t.load(t.write(visible), "VALUES (3, 'back')");
      assertThat(t.query("SELECT v FROM t WHERE k = 3")).containsExactly("back");
    }
  }

  @Test
  void aggregatesByKey() throws Exception {
    try (TestBackend t =
        new TestBackend(
            root,
            TKeysType.AGG_KEYS,
            key("k", 0, "int"),
            value("s", 1, "bigint", "SUM"),
            value("m", 2, "int", "MAX"),
            value("r", 3, "varchar(10)", "REPLACE"),
            value("n", 4, "varchar(10)", "REPLACE_IF_NOT_NULL"))) {
      t.load("VALUES (1, 10, 5, 'a', 'a'), (1, 1, 7, 'b', 'b'), (2, 2, 2, 'x', 'x')");
      t.load("VALUES (1, 100, 6, NULL, NULL)");
      assertThat(t.query("SELECT * FROM t ORDER BY k"))
          .containsExactly("1|111|7|NULL|b", "2|2|2|x|x");
    }
  }

  @Test
  void deletePredicatesHideOlderRowsOnly() throws Exception {
    try (TestBackend t = TestBackend.duplicate(root)) {
      t.load("VALUES (1, 'a'), (2, 'b')");
      t.load(t.write(t.columns).setDeletePredicate("c0 = 1"), "");
      t.load("VALUES (1, 'new')");
      assertThat(t.query("SELECT * FROM t ORDER BY k")).containsExactly("1|new", "2|b");
    }
  }

  @Test
  void columnsAddedLaterShowTheirDefaultInOldRows() throws Exception {
    try (TestBackend t = TestBackend.duplicate(root)) {
      t.load("VALUES (1, 'a')");
      t.columns =
          List.of(
              t.columns.get(0),
              value("renamed", 1, "varchar(20)", "NONE"),
              value("extra", 2, "int", "NONE").setDefaultValue("5"));
      t.load("VALUES (2, 'b', NULL)");
      assertThat(t.query("SELECT k, renamed, extra FROM t ORDER BY k"))
          .containsExactly("1|a|5", "2|b|NULL");
    }
  }

  @Test
  void refusesRowsThatDoNotFitAndKeepsNothing() throws Exception {
    try (TestBackend t =
        new TestBackend(
            root,
            TKeysType.DUP_KEYS,
            key("k", 0, "tinyint").setIsNullable(false),
            value("v", 1, "varchar(3)", "NONE"))) {
      assertThat(t.load("VALUES (NULL, 'a')").getError())
          .contains("null value for not null column");
      assertThat(t.load("VALUES (1, 'long')").getError()).contains("too long");
      assertThat(t.load("VALUES (300, 'a')").getError()).contains("out of range");
      assertThat(t.load("VALUES ('x', 'a')").getError()).contains("Could not convert");
      TMiniWrite write = t.write(t.columns);
      write.getPartitions().get(0).setPredicate("k < 10");
      assertThat(t.load(write, "VALUES (1, 'a'), (10, 'b')").getError())
          .contains("no partition for this tuple");
      assertThat(t.query("SELECT count(*) FROM t")).containsExactly("0");
      assertThat(t.engine.txns().openTxnIds()).isEmpty();
    }
  }

  @Test
  void writesEveryTypeAsDorisDoes() throws Exception {
    try (TestBackend t =
        new TestBackend(
            root,
            TKeysType.DUP_KEYS,
            key("k", 0, "int"),
            value("b", 1, "boolean", "NONE"),
            value("l", 2, "largeint", "NONE"),
            value("d", 3, "decimal(10,2)", "NONE"),
            value("dd", 4, "double", "NONE"),
            value("f", 5, "float", "NONE"),
            value("dt", 6, "date", "NONE"),
            value("t0", 7, "datetime", "NONE"),
            value("t3", 8, "datetime(3)", "NONE"),
            value("a", 10, "array<int>", "NONE"),
            value("m", 11, "map<varchar(5),int>", "NONE"),
            value("s", 12, "struct<x:int,y:text>", "NONE"))) {
      TMiniExecResult loaded =
          t.load(
              "VALUES (1, true, 170141183460469231731687303715884105727, 1.5, 0.1, 1.25,"
                  + " DATE '2026-01-02', TIMESTAMP '2026-01-02 03:04:05',"
                  + " TIMESTAMP '2026-01-02 03:04:05.12', [1, NULL], MAP {'a': 1},"
                  + " {'x': 1, 'y': 'z'}), (2, false, -1, -0.01, 1e20, -3, NULL, NULL, NULL,"
                  + " NULL, NULL, NULL)");
      assertThat(loaded.getError()).isNull();
      assertThat(t.query("SELECT * FROM t ORDER BY k"))
          .containsExactly(
              "1|1|170141183460469231731687303715884105727|1.50|0.1|1.25|2026-01-02"
                  + "|2026-01-02 03:04:05|2026-01-02 03:04:05.120|[1, null]|{\"a\":1}"
                  + "|{\"x\":1, \"y\":\"z\"}",
              "2|0|-1|-0.01|1e+20|-3|NULL|NULL|NULL|NULL|NULL|NULL");
    }
  }

  @Test
  void hashesAsDorisDoes() throws Exception {
    try (TestBackend t = TestBackend.duplicate(root)) {
      assertThat(
              t.query(
                  "SELECT crc32('abc'), murmur_hash3_32('hello'), murmur_hash3_32('hello',"
                      + " 'world'), murmur_hash3_64('hello'), murmur_hash3_64('hello', 'world', '!'), murmur_hash3_64_v2('hello world'), xxhash_32('hello'), xxhash_32('hello', 'world'), md5('abc'),"
                      + " murmur_hash3_32(NULL)"))
          .containsExactly(
              "891568578|1321743225|984713481|-3215607508166160593|1887828212617890932|5998619086395760910|-83855367|-920844969"
                  + "|900150983cd24fb0d6963f7d28e17f72|NULL");
    }
  }

  @Test
  void keepsEverythingThatWasPublishedOrCommittedOverARestart() throws Exception {
    try (TestBackend t = TestBackend.duplicate(root)) {
      t.load("VALUES (1, 'a')");
      TMiniWrite write = t.write(t.columns);
      TMiniExecRequest request = new TMiniExecRequest("VALUES (2, 'b')", List.of());
      t.backend.exec(request.setWrite(write));
    }
    try (TestBackend t = TestBackend.duplicate(root)) {
      long txn = t.engine.txns().openTxnIds().iterator().next();
      t.version = 2;
      assertThat(t.query("SELECT * FROM t")).containsExactly("1|a");
      assertThat(t.engine.txns().publish(txn, Map.of(TestBackend.PARTITION, 4L)).waiting())
          .hasSize(2);
      assertThat(t.engine.txns().publish(txn, Map.of(TestBackend.PARTITION, 3L)).complete())
          .isTrue();
      t.version = 3;
      assertThat(t.query("SELECT * FROM t ORDER BY k")).containsExactly("1|a", "2|b");
      assertThat(t.engine.binlogs().versions(11)).containsOnlyKeys(2L, 3L);
    }
  }

  /** What a killed process leaves is what is on disk at that moment. */
  @Test
  void losesNothingWhenKilled() throws Exception {
    Path killed = root.resolve("copy");
    try (TestBackend t = TestBackend.duplicate(root.resolve("live"))) {
      t.load("VALUES (1, 'a'), (2, 'b')");
      TMiniWrite write = t.write(t.columns);
      t.backend.exec(new TMiniExecRequest("VALUES (3, 'c')", List.of()).setWrite(write));
      Files.writeString(t.engine.requireTablet(11).directory().resolve("half_0.dat"), "half");
      copy(root.resolve("live"), killed);
    }
    try (TestBackend t = TestBackend.duplicate(killed)) {
      t.version = 2;
      assertThat(t.query("SELECT * FROM t ORDER BY k")).containsExactly("1|a", "2|b");
      assertThat(t.engine.requireTablet(11).directory().resolve("half_0.dat")).doesNotExist();
      long txn = t.engine.txns().openTxnIds().iterator().next();
      assertThat(t.engine.txns().publish(txn, Map.of(TestBackend.PARTITION, 3L)).complete())
          .isTrue();
      t.version = 3;
      assertThat(t.query("SELECT count(*) FROM t")).containsExactly("3");
    }
  }

  private static void copy(Path from, Path to) throws Exception {
    try (Stream<Path> paths = Files.walk(from)) {
      for (Path path : paths.toList()) {
        Path target = to.resolve(from.relativize(path));
        if (Files.isDirectory(path)) {
          Files.createDirectories(target);
        } else if (!path.getFileName().toString().endsWith(".lck")) {
          Files.copy(path, target);
        }
      }
    }
  }

  @Test
  void restoresASnapshotInPlace() throws Exception {
    try (TestBackend t = TestBackend.duplicate(root)) {
      t.load("SELECT i, 'x' FROM range(100) r(i)");
      Tablet tablet = t.engine.requireTablet(11);
      long before = tablet.rows();
      Snapshots.Snapshot snapshot = t.engine.snapshots().make(tablet, 2, 60);
      assertThat(snapshot.files()).contains("11.hdr").hasSize(2);
      t.load("SELECT i, 'y' FROM range(100) r(i)");
      t.engine.snapshots().load(tablet, snapshot.leaf());
      assertThat(tablet.rows()).isEqualTo(before);
      assertThat(tablet.maxVersion()).isEqualTo(2);
      t.version = 2;
      assertThat(t.query("SELECT count(*) FROM t")).containsExactly("100");
      t.engine.snapshots().release(snapshot.path());
      assertThat(t.query("SELECT count(*) FROM t")).containsExactly("100");
    }
  }
}
