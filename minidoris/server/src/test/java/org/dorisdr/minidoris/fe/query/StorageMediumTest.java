package org.dorisdr.minidoris.fe.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code storage_medium} and {@code storage_cooldown_time}: kept and shown, by partition. */
class StorageMediumTest {
  private static final int MEDIUM = 10;
  private static final String NEVER = "9999-12-31";

  @TempDir static Path home;
  private static TestCluster c;

  @BeforeAll
  static void start() throws Exception {
    c = new TestCluster(home, 1);
  }

  @AfterAll
  static void stop() {
    c.close();
  }

  private static void create(String name, String partitions, String properties) {
    c.sql(sql(name, partitions, properties));
  }

  private static String sql(String name, String partitions, String properties) {
    return "CREATE TABLE "
        + name
        + " (k INT) DUPLICATE KEY(k) "
        + partitions
        + " DISTRIBUTED BY HASH(k) BUCKETS 1 PROPERTIES('replication_num'='1'"
        + properties
        + ")";
  }

  /** Name, medium and time of each partition. */
  private static List<String> places(String table) {
    return c.sql("SHOW PARTITIONS FROM " + table).stream()
        .map(row -> row.split("\\|"))
        .map(row -> row[1] + " " + row[MEDIUM] + " " + row[MEDIUM + 1])
        .toList();
  }

  @Test
  void aTableLiesWhereItsPropertiesSay() {
    create("one", "", ", 'storage_medium'='ssd', 'storage_cooldown_time'='2099-01-01 00:00:00'");
    assertThat(places("one")).containsExactly("one SSD 2099-01-01 00:00:00");
    assertThat(c.sql("SHOW CREATE TABLE one").get(0))
        .contains("\"storage_medium\" = \"ssd\"")
        .doesNotContain("cooldown");
  }

  @Test
  void aPartitionGoesBeforeItsTable() {
    create(
        "parts",
        "PARTITION BY RANGE(k) (PARTITION a VALUES LESS THAN ('1'), PARTITION b VALUES LESS THAN"
            + " ('2') ('storage_medium'='HDD'), PARTITION c VALUES LESS THAN ('3')"
            + " ('storage_cooldown_time'='2098-01-01 00:00:00'))",
        ", 'storage_medium'='SSD'");
    List<String> made = places("parts");
    assertThat(made).hasSize(3);
    assertThat(made.get(0)).startsWith("a SSD " + NEVER);
    assertThat(made.get(1)).startsWith("b HDD " + NEVER);
    assertThat(made.get(2)).isEqualTo("c SSD 2098-01-01 00:00:00");
    // What is added later takes nothing of the table.
    c.sql("ALTER TABLE parts ADD PARTITION d VALUES LESS THAN ('4')");
    c.sql(
        "ALTER TABLE parts ADD PARTITION e VALUES LESS THAN ('5') PROPERTIES('storage_medium'='SSD')");
    assertThat(places("parts").get(3)).startsWith("d HDD " + NEVER);
    assertThat(places("parts").get(4)).startsWith("e SSD " + NEVER);
    c.sql("ALTER TABLE parts MODIFY PARTITION e SET ('storage_medium'='hdd')");
    assertThat(places("parts").get(4)).startsWith("e HDD " + NEVER);
  }

  @Test
  void refusesInDorisWords() {
    assertThat(c.error(sql("bad", "", ", 'storage_medium'='tape'")))
        .isEqualTo("errCode = 2, detailMessage = Invalid storage medium: tape");
    assertThat(
            c.error(
                sql(
                    "bad",
                    "",
                    ", 'storage_medium'='SSD', 'storage_cooldown_time'='2001-01-01 00:00:00'")))
        .contains("Cool down time: ", " should later than now: ");
  }

  /** On HDD there is nothing to cool down to. */
  @Test
  void ignoresTheTimeOnHdd() {
    create("hdd", "", ", 'storage_cooldown_time'='2001-01-01 00:00:00'");
    assertThat(places("hdd").get(0)).startsWith("hdd HDD " + NEVER);
  }
}
