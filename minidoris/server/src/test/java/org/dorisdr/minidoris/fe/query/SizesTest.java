package org.dorisdr.minidoris.fe.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.dorisdr.minidoris.be.storage.Tablet;
import org.dorisdr.minidoris.fe.catalog.show.SizeTexts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SizesTest {
  @TempDir Path home;

  @Test
  void showsTheSizesThatBackendsReportAlsoOfWhatWasDropped() throws Exception {
    try (TestCluster c = new TestCluster(home, 1)) {
      c.sql(
          "CREATE TABLE t (k INT, v TEXT) DUPLICATE KEY(k) DISTRIBUTED BY HASH(k) BUCKETS 2"
              + " PROPERTIES('replication_num'='1')");
      c.sql("INSERT INTO t VALUES (1,'a'),(2,'b'),(3,'c')");
      String size = SizeTexts.text(bytesOnDisk(c));
      assertThat(size).isNotEqualTo(SizeTexts.text(0));
      until(c, "SHOW DATA", "t|" + size + "|2|0.000 ");
      assertThat(c.sql("SHOW DATA FROM t"))
          .containsExactly("t|t|" + size + "|2|3|0.000 ", "|Total|" + size + "|2||0.000 ");
      // ShowTableStatusCommand asks information_schema.tables.
      String status = c.sql("SHOW TABLE STATUS").get(0);
      assertThat(status).startsWith("t|Doris|null|null|3|" + bytesOnDisk(c) / 3 + "|");
      assertThat(List.of(status.split("\\|")).subList(4, 7))
          .containsExactly(
              c.sql(
                      "SELECT TABLE_ROWS, AVG_ROW_LENGTH, DATA_LENGTH FROM"
                          + " information_schema.tables WHERE TABLE_NAME = 't'")
                  .get(0)
                  .split("\\|"));
      assertThat(c.sql("SHOW PARTITIONS FROM t").get(0)).contains("|" + size + "|").endsWith("|3");
      List<String> tablets = c.sql("SHOW TABLETS FROM t");
      assertThat(column(tablets, 8)).isEqualTo(column(c, Tablet::bytes));
      assertThat(column(tablets, 10)).isEqualTo(column(c, Tablet::rows));
      assertThat(tablets).allSatisfy(t -> assertThat(t).contains(storage(c)));
      await()
          .untilAsserted(
              () -> assertThat(c.sql("SHOW BACKENDS").get(0)).contains("|" + size + "|"));
      c.sql("DROP TABLE t");
      assertThat(c.sql("SHOW CATALOG RECYCLE BIN").get(0)).endsWith("|" + size + "|0.000 ");
    }
  }

  private static void until(TestCluster c, String sql, String row) {
    await().untilAsserted(() -> assertThat(c.sql(sql)).contains(row));
  }

  private static String storage(TestCluster c) {
    return c.backends.get(0).storage().root().toString();
  }

  private static long bytesOnDisk(TestCluster c) {
    return c.backends.get(0).storage().tablets().stream().mapToLong(Tablet::bytes).sum();
  }

  private static String column(List<String> rows, int index) {
    return rows.stream().map(r -> r.split("\\|")[index]).collect(Collectors.joining(","));
  }

  private static String column(TestCluster c, ToLongFunction<Tablet> value) {
    return c.backends.get(0).storage().tablets().stream()
        .sorted(Comparator.comparingLong(Tablet::id))
        .map(t -> String.valueOf(value.applyAsLong(t)))
        .collect(Collectors.joining(","));
  }

  @Test
  void writesSizesAsDorisDoes() {
    assertThat(List.of(0L, 7L, 1024L, 1536L, 1L << 20, 1L << 40, Long.MAX_VALUE))
        .extracting(SizeTexts::text)
        .containsExactly(
            "0.000 ",
            "7.000 B",
            "1024.000 B",
            "1.500 KB",
            "1024.000 KB",
            "1024.000 GB",
            "8388608.000 TB");
  }
}
