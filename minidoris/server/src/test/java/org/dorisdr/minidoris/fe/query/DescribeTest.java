package org.dorisdr.minidoris.fe.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DescribeTest {
  @TempDir Path home;

  @Test
  void tellsBloomFiltersAndDorissOwnNamesOfTypes() throws Exception {
    try (TestCluster cluster = new TestCluster(home, 1)) {
      cluster.sql(
          "CREATE TABLE t (k INT, d DATE, m DATETIME, f DATETIME(4), n DECIMAL(9, 3))"
              + " DUPLICATE KEY(k) DISTRIBUTED BY HASH(k) BUCKETS 1 PROPERTIES"
              + " ('replication_num' = '1', 'bloom_filter_columns' = 'k, d')");
      assertThat(cluster.sql("DESC t"))
          .contains("k|int|Yes|true|null|BLOOM_FILTER", "d|date|Yes|false|null|NONE,BLOOM_FILTER");
      assertThat(String.join("\n", cluster.sql("DESC t ALL")))
          .contains(
              "|int|int|Yes|true|null|BLOOM_FILTER|",
              "|date|datev2|",
              "|datetime|datetimev2(0)|",
              "|datetime(4)|datetimev2(4)|",
              "|decimal(9,3)|decimalv3(9,3)|");
    }
  }
}
