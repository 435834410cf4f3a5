package org.dorisdr.minidoris.be.exec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dorisdr.minidoris.be.exec.TestBackend.value;

import java.nio.file.Path;
import java.util.List;
import org.dorisdr.minidoris.be.storage.Tablet;
import org.dorisdr.minidoris.thrift.TMiniColumn;
import org.dorisdr.minidoris.thrift.TMiniRow;
import org.dorisdr.minidoris.thrift.TMiniValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rowsets that are merged hold what is read, and no more. */
class CompactorTest {
  @TempDir Path root;

  @Test
  void mergesManySmallLoadsWithoutChangingWhatIsRead() throws Exception {
    try (TestBackend t = TestBackend.unique(root)) {
      List<TMiniColumn> visible = t.columns.subList(0, 2);
      for (int i = 0; i < 30; i++) {
        t.load(t.write(visible), "VALUES (" + i % 7 + ", 'v" + i + "')");
      }
      t.load("VALUES (3, NULL, 1)");
      List<String> before = t.query("SELECT * FROM t ORDER BY k");
      List<String> old = t.query("SELECT count(*) FROM t");
      Compactor compactor = new Compactor(t.engine, t.duckDb);
      for (Tablet tablet : t.engine.tablets()) {
        assertThat(compactor.compact(tablet)).isTrue();
        assertThat(tablet.rowsets()).hasSize(1);
        assertThat(tablet.maxVersion()).isEqualTo(t.version);
        assertThat(t.engine.binlogs().versions(tablet.id())).hasSize(31);
      }
      assertThat(t.query("SELECT * FROM t ORDER BY k")).isEqualTo(before).hasSize(6);
      assertThat(t.backend.exec(t.select("SELECT count(*) FROM t", t.version - 1)).getRows().get(0))
          .isEqualTo(new TMiniRow(List.of(new TMiniValue().setText("7"))));
      t.engine.swaps().sweepStale(-1);
      assertThat(t.query("SELECT count(*) FROM t")).isEqualTo(old);
      compactor.close();
    }
  }

  @Test
  void mergesWithDeletePredicatesAndNewColumns() throws Exception {
    try (TestBackend t = TestBackend.duplicate(root)) {
      for (int i = 0; i < 12; i++) {
        t.load("VALUES (" + i + ", 'a')");
      }
      t.load(t.write(t.columns).setDeletePredicate("c0 < 4"), "");
      t.columns =
          List.of(
              t.columns.get(0),
              t.columns.get(1),
              value("extra", 2, "int", "NONE").setDefaultValue("5"));
      t.load("VALUES (1, 'b', 6)");
      List<String> before = t.query("SELECT * FROM t ORDER BY k");
      Compactor compactor = new Compactor(t.engine, t.duckDb);
      for (Tablet tablet : t.engine.tablets()) {
        assertThat(compactor.compact(tablet)).isTrue();
      }
      assertThat(t.query("SELECT * FROM t ORDER BY k"))
          .isEqualTo(before)
          .contains("1|b|6", "4|a|5");
      compactor.close();
    }
  }
}
