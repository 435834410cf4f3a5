package org.dorisdr.minidoris.fe.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.dorisdr.minidoris.fe.catalog.ddl.Ddl;
import org.dorisdr.minidoris.fe.catalog.ddl.DynamicPartitions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DynamicPartitionTest {
  private static final String DAYS = "'dynamic_partition.time_unit'='DAY', ";

  @TempDir Path home;
  private TestFe fe;
  private long now;

  @BeforeEach
  void start() {
    fe = new TestFe(home, Map.of("dynamic_partition_enable", "false"));
    fe.sql("CREATE DATABASE db1");
    fe.sql("USE db1");
  }

  @AfterEach
  void stop() {
    fe.close();
  }

  private static String create(String partitions, String more) {
    return "CREATE TABLE dyn (d DATETIME NOT NULL, k INT) DUPLICATE KEY(d) PARTITION BY RANGE(d) ("
        + partitions
        + ") DISTRIBUTED BY HASH(k) BUCKETS 2 PROPERTIES('dynamic_partition.prefix'='p',"
        + " 'dynamic_partition.time_zone'='UTC', "
        + more
        + ")";
  }

  private OlapTable table() {
    return fe.table("db1", "dyn");
  }

  private List<String> names() {
    return table().partitions.values().stream().map(p -> p.name).sorted().toList();
  }

  /** One round of the scheduler at this time; the table begins without any partition. */
  private List<String> roundAt(String time) {
    now = Instant.parse(time).toEpochMilli();
    new DynamicPartitions(new Ddl(fe.fe), () -> now).run();
    return names();
  }

  /** A table that is off until the first round, so that nothing depends on today. */
  private void createOff(String partitions, String more) {
    fe.sql(create(partitions, "'dynamic_partition.enable'='false', " + more));
    fe.sql("ALTER TABLE dyn SET ('dynamic_partition.enable'='true')");
  }

  @Test
  void showsThePropertiesAsDorisDoes() {
    fe.sql(
        create(
            "",
            "'dynamic_partition.time_unit'='MONTH', 'dynamic_partition.end'='1',"
                + " 'dynamic_partition.create_history_partition'='true',"
                + " 'dynamic_partition.start'='-2', 'dynamic_partition.buckets'='3'"));
    assertThat(table().partitions.values())
        .hasSize(4)
        .allMatch(p -> p.name.matches("p\\d{6}"))
        .allMatch(p -> p.distribution.buckets() == 3);
    assertThat(fe.sql("SHOW CREATE TABLE dyn").get(0).get(1))
        .contains(
            "\"is_being_synced\" = \"false\",\n"
                + "\"dynamic_partition.enable\" = \"true\",\n"
                + "\"dynamic_partition.time_unit\" = \"MONTH\",\n"
                + "\"dynamic_partition.time_zone\" = \"UTC\",\n"
                + "\"dynamic_partition.start\" = \"-2\",\n"
                + "\"dynamic_partition.end\" = \"1\",\n"
                + "\"dynamic_partition.prefix\" = \"p\",\n"
                + "\"dynamic_partition.replication_allocation\" = \"tag.location.default: 1\",\n"
                + "\"dynamic_partition.buckets\" = \"3\",\n"
                + "\"dynamic_partition.create_history_partition\" = \"true\",\n"
                + "\"dynamic_partition.history_partition_num\" = \"-1\",\n"
                + "\"dynamic_partition.hot_partition_num\" = \"0\",\n"
                + "\"dynamic_partition.reserved_history_periods\" = \"NULL\",\n"
                + "\"dynamic_partition.storage_policy\" = \"\",\n"
                + "\"dynamic_partition.start_day_of_month\" = \"1\",\n"
                + "\"storage_medium\" = \"hdd\"");
    List<String> row = fe.sql("SHOW DYNAMIC PARTITION TABLES").get(0);
    assertThat(row.subList(0, 10))
        .containsExactly(
            "dyn", "true", "MONTH", "-2", "1", "p", "3", "1", "tag.location.default: 1", "1st");
    assertThat(row.get(10)).matches("\\d{4}-.*");
    assertThat(row.get(11)).matches("\\d{4}-.*");
    assertThat(row.subList(12, 16)).containsExactly("NORMAL", null, null, "NULL");
  }

  @Test
  void makesAndDropsPartitionsAsTimeGoesOn() {
    createOff("", DAYS + "'dynamic_partition.start'='-2', 'dynamic_partition.end'='1'");
    assertThat(names()).isEmpty();
    assertThat(roundAt("2026-02-27T23:59:59Z")).containsExactly("p20260227", "p20260228");
    assertThat(roundAt("2026-02-28T00:00:00Z"))
        .containsExactly("p20260227", "p20260228", "p20260301");
    assertThat(roundAt("2026-03-01T10:00:00Z"))
        .containsExactly("p20260227", "p20260228", "p20260301", "p20260302");
    assertThat(roundAt("2026-03-02T10:00:00Z"))
        .containsExactly("p20260228", "p20260301", "p20260302", "p20260303");
    assertThat(PartitionTexts.range(table(), table().partition("p20260228").orElseThrow().item))
        .contains("keys: [2026-02-28 00:00:00]", "keys: [2026-03-01 00:00:00]");
    assertThat(fe.sql("SHOW CATALOG RECYCLE BIN WHERE NAME = 'p20260227'")).hasSize(1);
  }

  @Test
  void keepsThePeriodsThatAreReserved() {
    createOff(
        "PARTITION a VALUES [('2025-01-01'), ('2025-01-02')),"
            + " PARTITION b VALUES [('2025-01-03'), ('2025-01-04')),"
            + " PARTITION c VALUES [('2025-01-04'), ('2025-01-05'))",
        DAYS
            + "'dynamic_partition.start'='-1', 'dynamic_partition.end'='1',"
            + " 'dynamic_partition.reserved_history_periods'='[2025-01-02,2025-01-03]'");
    assertThat(roundAt("2026-02-01T00:00:00Z")).containsExactly("b", "p20260201", "p20260202");
  }

  /** AUTO PARTITION makes such ones; DynamicPartitionScheduler keeps Range.atLeast(the start). */
  @Test
  void keepsWhatIsLaterThanTheEnd() {
    createOff(
        "PARTITION early VALUES [('1900-01-01'), ('1901-01-01')),"
            + " PARTITION late VALUES [('2900-01-01'), ('2901-01-01'))",
        DAYS + "'dynamic_partition.start'='-1', 'dynamic_partition.end'='1'");
    assertThat(roundAt("2026-02-01T00:00:00Z"))
        .containsExactlyInAnyOrder("p20260201", "p20260202", "late");
  }

  @Test
  void leavesPartitionsThatAreInTheWay() {
    fe.sql(
        create(
            "PARTITION big VALUES LESS THAN ('2099-01-01')", DAYS + "'dynamic_partition.end'='3'"));
    assertThat(names()).containsExactly("big");
    assertThat(fe.sql("SHOW DYNAMIC PARTITION TABLES").get(0).get(13))
        .contains("is intersected with range");
  }

  @Test
  void leavesCopiesAlone() {
    createOff(
        "PARTITION old VALUES LESS THAN ('2020-01-01')",
        DAYS + "'dynamic_partition.start'='-1', 'dynamic_partition.end'='1'");
    fe.sql("ALTER TABLE dyn SET ('is_being_synced' = 'true')");
    assertThat(roundAt("2026-02-01T00:00:00Z")).containsExactly("old");
    fe.sql("ALTER TABLE dyn ADD PARTITION x VALUES [('2020-01-01'), ('2021-01-01'))");
    fe.sql("ALTER TABLE dyn SET ('is_being_synced' = 'false')");
    assertThat(roundAt("2026-02-01T00:00:00Z")).containsExactly("p20260201", "p20260202");
  }

  @Test
  void namesWeeksMonthsAndHours() {
    createOff("", "'dynamic_partition.time_unit'='HOUR', 'dynamic_partition.end'='1'");
    assertThat(roundAt("2026-02-28T23:30:00Z")).containsExactly("p2026022823", "p2026030100");
    fe.sql("DROP TABLE dyn FORCE");
    createOff(
        "",
        "'dynamic_partition.time_unit'='MONTH', 'dynamic_partition.end'='1',"
            + " 'dynamic_partition.start_day_of_month'='15'");
    assertThat(roundAt("2026-03-14T00:00:00Z")).containsExactly("p202602", "p202603");
    fe.sql("DROP TABLE dyn FORCE");
    createOff("", "'dynamic_partition.time_unit'='WEEK', 'dynamic_partition.end'='1'");
    assertThat(roundAt("2026-03-11T00:00:00Z")).hasSize(2).allMatch(n -> n.matches("p2026_\\d\\d"));
    assertThat(table().partitions.values())
        .anyMatch(p -> PartitionTexts.range(table(), p.item).contains("keys: [2026-03-09 "));
  }

  @Test
  void keepsPartitionsFromChangesByHand() {
    createOff("", DAYS + "'dynamic_partition.end'='1'");
    roundAt("2026-02-01T00:00:00Z");
    String add = "ALTER TABLE dyn ADD PARTITION x VALUES LESS THAN ('2001-01-01')";
    String refused =
        "Cannot add/drop partition on a Dynamic Partition Table, Use command `ALTER TABLE dyn"
            + " SET (\"dynamic_partition.enable\" = \"false\")` firstly.";
    assertThat(fe.error(add)).endsWith(refused);
    assertThat(fe.error("ALTER TABLE dyn DROP PARTITION p20260201")).endsWith(refused);
    fe.sql("ALTER TABLE dyn SET ('dynamic_partition.enable' = 'false')");
    fe.sql(add);
    assertThat(roundAt("2026-02-05T00:00:00Z")).containsExactly("p20260201", "p20260202", "x");
  }

  @Test
  void refusesWhatDorisRefuses() {
    assertThat(fe.error(create("", "'dynamic_partition.end'='1'")))
        .endsWith("Must assign dynamic_partition.time_unit properties");
    assertThat(
            fe.error(
                create("", "'dynamic_partition.time_unit'='HOURS', 'dynamic_partition.end'='1'")))
        .endsWith("Unsupported time unit HOURS. Expect HOUR/DAY/WEEK/MONTH/YEAR.");
    assertThat(fe.error(create("", DAYS + "'dynamic_partition.end'='501'")))
        .endsWith("Too many dynamic partitions: 501. Limit: 500");
    String periods = "'dynamic_partition.end'='1', 'dynamic_partition.reserved_history_periods'=";
    assertThat(fe.error(create("", DAYS + periods + "'[2026-01-02,2026-01-01]'")))
        .endsWith(
            "The first date is larger than the second date, [2026-01-02,2026-01-01] is invalid.");
    assertThat(fe.error(create("", DAYS + periods + "'2026-01-01'")))
        .contains("Invalid \" dynamic_partition.reserved_history_periods \" value 2026-01-01.");
    assertThat(
            fe.error(
                create(
                    "",
                    "'replication_num'='1', 'dynamic_partition.enable'='true',"
                        + " 'dynamic_partition.end'='3', 'dynamic_partition.time_uint'='day',"
                        + " 'dynamic_partition.buckets'='1', 'dynamic_partition.start'='-1',"
                        + " 'dynamic_partition.edn'='1'")))
        .endsWith(
            "Invalid dynamic partition properties: dynamic_partition.time_uint, dynamic_partition.edn");
    createOff("", DAYS + "'dynamic_partition.end'='1'");
    assertThat(fe.error("ALTER TABLE dyn SET ('dynamic_partition.end' = '0')"))
        .endsWith("Dynamic partition end must greater than 0");
    assertThat(fe.error("ALTER TABLE dyn SET ('dynamic_partition.ends' = '1')"))
        .endsWith("Invalid dynamic partition properties: dynamic_partition.ends");
    fe.sql("CREATE TABLE plain (k INT) DISTRIBUTED BY HASH(k) BUCKETS 1");
    assertThat(fe.error("ALTER TABLE plain SET ('dynamic_partition.enable' = 'true')"))
        .contains("Table db1.plain is not a dynamic partition table.");
  }

  /** DynamicPartitionUtil.partitionIntervalCompatible: both make partitions of the same units. */
  @Test
  void comparesItsUnitWithThatOfAutoPartition() {
    fe.sql(
        "CREATE TABLE dyn (d DATE NOT NULL) AUTO PARTITION BY RANGE (date_trunc(d, 'year')) ()"
            + " DISTRIBUTED BY HASH(d) BUCKETS 1 PROPERTIES('replication_num'='1')");
    String set =
        "ALTER TABLE dyn SET ('dynamic_partition.enable'='true', 'dynamic_partition.prefix'='p',"
            + " 'dynamic_partition.end'='1', 'dynamic_partition.time_unit'=";
    assertThat(fe.error(set + "'DAY')"))
        .endsWith(
            "If support auto partition and dynamic partition at same time, they must have the same"
                + " interval unit.");
    fe.sql(set + "'YeAr')");
    assertThat(roundAt("2026-02-01T00:00:00Z")).containsExactly("p2026", "p2027");
  }

  /** DynamicPartitionScheduler looks at the first unit first, however many are behind it. */
  @Test
  void refusesToBeginBeforeAnyYear() {
    fe.sql("ADMIN SET FRONTEND CONFIG ('max_dynamic_partition_num' = '100000010')");
    assertThat(
            fe.error(
                create(
                    "",
                    DAYS
                        + "'dynamic_partition.end'='3', 'dynamic_partition.start'='-99999999',"
                        + " 'dynamic_partition.create_history_partition'='true'")))
        .matches(
            "(?s).*maybe dynamic_partition.start is too small, error: date/datetime literal"
                + " \\[\\+27176\\d-\\d\\d-\\d\\d 00:00:00\\] is invalid");
  }
}
