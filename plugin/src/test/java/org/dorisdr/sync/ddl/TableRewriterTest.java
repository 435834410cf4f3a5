package org.dorisdr.sync.ddl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** ALTER and CREATE TABLE of the source, made fit for the target. */
class TableRewriterTest {

  @Test
  void replacesOnlyTheNameOfTheTableAndNotTheSameTextElsewhere() throws Exception {
    String sql =
        "ALTER TABLE `db1`.`t` ADD COLUMN `db1` VARCHAR(9) DEFAULT \"`db1`.`t`\" COMMENT 't'";
    assertThat(TableRewriter.alterTable(sql, "dst", "t2"))
        .isEqualTo(
            "ALTER TABLE `dst`.`t2` ADD COLUMN `db1` VARCHAR(9) DEFAULT \"`db1`.`t`\" COMMENT 't'");
  }

  /** A FE of 4.0.1 made q\\"r of the default q"r, when it read its own ADD COLUMN. */
  @Test
  void leavesDefaultsWithDoubleQuotesToACopy() throws Exception {
    String added =
        "ALTER TABLE `d`.`t` ADD COLUMN `c` VARCHAR(9) NULL DEFAULT \"q\\\"r\" COMMENT \"\"";
    assertThatThrownBy(() -> TableRewriter.alterTable(added, "x", "t"))
        .isInstanceOf(UnexpectedForm.class);
    String made = "CREATE TABLE `t` (\n  `k` int NULL DEFAULT \"q\\\"r\"\n)";
    assertThatThrownBy(() -> TableRewriter.createTable(made, "x", "t", Map.of()))
        .isInstanceOf(UnexpectedForm.class);
    String commented = "ALTER TABLE `d`.`t` ADD COLUMN `c` INT DEFAULT \"1\" COMMENT \"a\\\"b\"";
    assertThat(TableRewriter.alterTable(commented, "x", "t")).contains("COMMENT \"a\\\"b\"");
  }

  @Test
  void takesKeywordsAndOddCharactersAsNames() throws Exception {
    assertThat(
            TableRewriter.alterTable("ALTER TABLE `a``b`.`order` DROP COLUMN `index`", "d`x", "t"))
        .isEqualTo("ALTER TABLE `d``x`.`t` DROP COLUMN `index`");
  }

  @Test
  void dropsPropertiesThatTheTargetMustNotTakeOver() throws Exception {
    String sql =
        "CREATE TABLE `t` (\n  `k` int COMMENT \"PROPERTIES (\\\"storage_medium\\\")\"\n) PROPERTIES (\n"
            + "\"storage_medium\" = \"ssd\",\n\"colocate_with\" = \"g\",\n\"storage_policy\" = \"sp\",\n"
            + "\"dynamic_partition.storage_policy\" = \"sp\",\n\"light_schema_change\" = \"true\"\n);";
    String out = TableRewriter.createTable(sql, "dst", "t", Map.of());
    assertThat(out)
        .startsWith("CREATE TABLE IF NOT EXISTS `dst`.`t` (")
        .contains("COMMENT \"PROPERTIES (\\\"storage_medium\\\")\"")
        .contains("\"light_schema_change\" = \"true\"")
        .doesNotContain("\"ssd\"")
        .doesNotContain("storage_policy")
        .doesNotContain("colocate_with");
  }

  @Test
  void writesRangesWithoutAnUpperEndAsDorisTakesThem() throws Exception {
    String sql =
        "CREATE TABLE `t` (`a` int, `b` int COMMENT \"VALUES [(1), (MAXVALUE, MAXVALUE))\")"
            + " PARTITION BY RANGE(`a`, `b`)\n"
            + "(PARTITION p1 VALUES [(\"0\", \"0\"), (\"10\", \"0\")),\n"
            + "PARTITION p2 VALUES [(\"10\", \"0\"), (MAXVALUE, MAXVALUE))PROPERTIES (\"STORAGE POLICY\" = \"sp\"))\n"
            + "PROPERTIES (\"a\" = \"b\")";
    assertThat(TableRewriter.createTable(sql, "dst", "t", Map.of()))
        .contains("COMMENT \"VALUES [(1), (MAXVALUE, MAXVALUE))\"")
        .contains(
            "p1 VALUES [(\"0\", \"0\"), (\"10\", \"0\")),\nPARTITION p2 VALUES LESS THAN MAXVALUE)");
  }

  @Test
  void takesTheStoragePoliciesOfRangesAway() throws Exception {
    String sql =
        "CREATE TABLE `t` (`k` int COMMENT \"PROPERTIES (\\\"STORAGE POLICY\\\")\") PARTITION BY"
            + " RANGE(`k`)\n"
            + "(PARTITION p0 VALUES [(\"0\"), (\"100\"))PROPERTIES (\"STORAGE POLICY\" = \"sp\"),\n"
            + "PARTITION p1 VALUES [(\"100\"), (\"200\"))PROPERTIES (\"STORAGE POLICY\" ="
            + " \"sp\"))\n"
            + "PROPERTIES (\"storage_policy\" = \"sp\", \"a\" = \"b\")";
    assertThat(TableRewriter.createTable(sql, "dst", "t", Map.of()))
        .contains("COMMENT \"PROPERTIES (\\\"STORAGE POLICY\\\")\"")
        .contains("VALUES [(\"0\"), (\"100\")),\nPARTITION p1 VALUES [(\"100\"), (\"200\")))")
        .doesNotContain("\"sp\"");
  }

  @Test
  void replacesTheReplicaAllocationIfAFixedNumberIsWanted() throws Exception {
    String sql =
        "CREATE TABLE `t` (`k` int) PROPERTIES (\"replication_allocation\" = \"tag.location.default: 3\","
            + " \"dynamic_partition.replication_allocation\" = \"tag.location.default: 3\")";
    assertThat(TableRewriter.createTable(sql, "dst", "t", Map.of("replication_num", "1")))
        .contains("\"replication_num\" = \"1\"")
        .doesNotContain("replication_allocation");
  }

  @Test
  void findsThePropertiesAfterRangesWithHalfOpenBrackets() throws Exception {
    String sql =
        "CREATE TABLE `r` (`d` date) PARTITION BY RANGE(`d`)\n(PARTITION p1 VALUES [('2026-01-01'), ('2026-02-01')))"
            + "\nPROPERTIES (\"storage_medium\" = \"hdd\", \"a\" = \"b\")";
    assertThat(TableRewriter.createTable(sql, "dst", "r", Map.of())).doesNotContain("hdd");
  }

  @Test
  void refusesWhatHasAnotherFormThanExpected() {
    assertThatThrownBy(() -> TableRewriter.alterTable("ALTER VIEW v AS SELECT 1", "d", "t"))
        .isInstanceOf(UnexpectedForm.class);
    assertThatThrownBy(() -> TableRewriter.alterTable("ALTER TABLE `t", "d", "t"))
        .isInstanceOf(UnexpectedForm.class);
    assertThatThrownBy(
            () ->
                TableRewriter.createTable(
                    "CREATE TABLE t (k int) PROPERTIES (x)", "d", "t", Map.of()))
        .isInstanceOf(UnexpectedForm.class);
  }
}
