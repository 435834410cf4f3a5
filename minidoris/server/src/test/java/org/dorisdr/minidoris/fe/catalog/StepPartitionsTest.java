package org.dorisdr.minidoris.fe.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code FROM … TO … INTERVAL}, as Doris's {@code MultiPartitionDesc} reads it (4.0.1). */
class StepPartitionsTest {
  private static final String INSIDE = "errCode = 2, detailMessage = ";

  @TempDir Path home;
  private TestFe fe;

  @BeforeEach
  void start() {
    fe = new TestFe(home);
    fe.sql("CREATE DATABASE db1");
    fe.sql("USE db1");
  }

  @AfterEach
  void stop() {
    fe.close();
  }

  private static String create(String name, String type, String steps) {
    return "CREATE TABLE %s (k %s, v INT) DUPLICATE KEY(k) PARTITION BY RANGE(k) (%s) DISTRIBUTED BY HASH(k) BUCKETS 1 PROPERTIES('replication_num'='1')"
        .formatted(name, type, steps);
  }

  /** Name, lower and upper bound of each. */
  private List<String> partitions(String table) {
    return fe.sql("SHOW PARTITIONS FROM " + table).stream()
        .map(
            row ->
                row.get(1)
                    + " "
                    + row.get(6)
                        .toString()
                        .replaceAll(".*?keys: \\[([^]]*)\\].*?", "$1 ")
                        .replaceAll("; \\)$", ""))
        .map(String::strip)
        .toList();
  }

  /** Type, clause, partitions. */
  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          INT      | FROM (1) TO (10) INTERVAL 4                               | p_1_5 1 5, p_5_9 5 9, p_9_10 9 10
          BIGINT   | FROM (-3) TO (10) INTERVAL 20                             | p_-3_10 -3 10
          DATE     | FROM ('2024-01-01') TO ('2024-01-06') INTERVAL 2 DAY      | p_20240101 2024-01-01 2024-01-03, p_20240103 2024-01-03 2024-01-05, p_20240105 2024-01-05 2024-01-07
          DATE     | FROM ('20240101') TO ('20240102') INTERVAL 1 day          | p_20240101 2024-01-01 2024-01-02
          DATE     | FROM ('2023-12-27') TO ('2024-01-10') INTERVAL 1 WEEK     | p_2023_53 2023-12-27 2024-01-01, p_2024_01 2024-01-01 2024-01-08, p_2024_02 2024-01-08 2024-01-10
          DATE     | FROM ('2024-01-15') TO ('2024-03-10') INTERVAL 1 MONTH    | p_202401 2024-01-15 2024-02-01, p_202402 2024-02-01 2024-03-01, p_202403 2024-03-01 2024-03-10
          DATE     | FROM ('2022-11-14') TO ('2024') INTERVAL 1 YEAR           | p_2022 2022-11-14 2023-01-01, p_2023 2023-01-01 2024-01-01
          DATETIME | FROM ('2024-01-01 22') TO ('2024-01-02 10:30:00') INTERVAL 6 HOUR | p_2024010122 2024-01-01 22:00:00 2024-01-02 04:00:00, p_2024010204 2024-01-02 04:00:00 2024-01-02 10:00:00, p_2024010210 2024-01-02 10:00:00 2024-01-02 10:30:00
          """)
  void haveDorisNamesAndBounds(String type, String steps, String expected) {
    fe.sql(create("t", type, steps));
    assertThat(partitions("t")).containsExactly(expected.split(", "));
  }

  /** Type, clause, refusal. */
  @ParameterizedTest(name = "{0} {1}: {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          INT  | FROM (10) TO (1) INTERVAL 4       | Multi build partition start number should less than end number.
          INT  | FROM (9) TO (10) INTERVAL 1       | Multi build partition start number should less than end number.
          INT  | FROM ('a') TO ('b') INTERVAL 1    | Batch build partition INTERVAL is number type but From or TO does not type match.
          INT  | FROM (1) TO (10) INTERVAL 0       | Multi partition time interval must be larger than zero.
          INT  | FROM (1) TO (5000) INTERVAL 1     | The number of Multi partitions too much, should not exceed:4096
          INT  | FROM (1, 2) TO (3, 4) INTERVAL 1  | partition column number in multi partition clause must be one but start column size is 2, end column size is 2.
          DATE | FROM ('2024-01-10') TO ('2024-01-01') INTERVAL 2 DAY   | Multi build partition start time should less than end time.
          DATE | FROM ('2024-01-01') TO ('2024-01-01') INTERVAL 1 DAY   | Multi build partition start time should less than end time.
          DATE | FROM ('2024-1-1') TO ('2024-02-01') INTERVAL 1 DAY     | Multi build partition start or end time style is illegal.
          DATE | FROM ('2024-01-01') TO ('2024-02-01') INTERVAL 1 MINUTE | Multi build partition does not support time interval type: MINUTE
          DATE | FROM ('2024-01-01') TO ('2024-02-01') INTERVAL 1 age   | Multi build partition got an unknown time interval type: age
          """)
  void refusesWhatDorisRefuses(String type, String steps, String refusal) {
    assertThat(fe.error(create("t", type, steps))).isEqualTo(INSIDE + INSIDE + refusal);
    fe.sql(create("t", type, ""));
    assertThat(fe.error("ALTER TABLE t ADD PARTITIONS " + steps))
        .isEqualTo(INSIDE + "Failed to analyze multi partition clause: " + INSIDE + refusal);
  }

  /** {@code InternalCatalog.addMultiPartitions} adds one after another. */
  @Test
  void thoseBeforeATakenNameStay() {
    fe.sql(create("t", "INT", "PARTITION p_3_5 VALUES [(30), (31))"));
    assertThat(fe.error("ALTER TABLE t ADD PARTITIONS FROM (1) TO (7) INTERVAL 2"))
        .contains("Duplicate partition name p_3_5");
    assertThat(partitions("t")).containsExactly("p_1_3 1 3", "p_3_5 30 31");
  }

  @Test
  void onlyOneColumnCanHaveThem() {
    assertThat(
            fe.error(
                "CREATE TABLE t (a INT, b INT, v INT) DUPLICATE KEY(a, b) PARTITION BY RANGE(a, b)"
                    + " (FROM (1) TO (5) INTERVAL 1) DISTRIBUTED BY HASH(a) BUCKETS 1"
                    + " PROPERTIES('replication_num'='1')"))
        .contains("multi partition column size except 1 but provided 2.");
  }
}
