package org.dorisdr.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.dorisdr.host.DroppedDatabases;
import org.dorisdr.host.DroppedPartitions;
import org.dorisdr.host.LocalSql;
import org.dorisdr.recyclebin.RecoverStep;
import org.dorisdr.sql.DrParser;
import org.dorisdr.sql.DrStatement;
import org.dorisdr.sql.ParsedStatement;
import org.dorisdr.sql.RecoverTable;
import org.dorisdr.testing.MemoryHost;
import org.junit.jupiter.api.Test;

/** RECOVER of databases, tables and partitions, and what EXPLAIN tells of it. */
class RecoverCommandsTest extends RecycleBinScene {
  @Test
  void findsATableThatWasDroppedWithItsDatabase() throws Exception {
    DroppedDatabaseSources sources = new DroppedDatabaseSources(bin, recovery);
    LocalDateTime before = LocalDateTime.parse("2026-01-01T23:00");
    assertThat(sources.find("gone", "inside", before, false, MemoryHost.CALLER))
        .singleElement()
        .satisfies(s -> assertThat(s.statement()).isEqualTo("RECOVER DATABASE `gone` 20"))
        .satisfies(s -> assertThat(s.obstacle()).isNull());
    assertThat(sources.find("gone", "inside", before, true, MemoryHost.CALLER))
        .singleElement()
        .satisfies(
            s -> assertThat(s.statement()).isEqualTo("RECOVER DATABASE `gone` 20 AS `gone_20`"));
    LocalDateTime after = before.plusDays(1);
    assertThat(sources.find("gone", "inside", after, false, MemoryHost.CALLER)).isEmpty();
    assertThatThrownBy(() -> run("RECOVER TABLE gone.inside AS OF '2026-01-01'"))
        .hasMessageContaining("HINT: RECOVER DATABASE `gone` 20");
  }

  /**
   * The table has p0 up to 10 and p1 up to 20; what was dropped had the values up to {@code to}.
   */
  private void dropped(int from, int to, Long... indexes) {
    String range = "[types: [INT]; keys: [%d]; ..types: [INT]; keys: [%d]; )";
    host.answers.put(
        "SHOW PARTITIONS FROM `d`.`live`",
        new LocalSql.Result(
            List.of("PartitionName", "Range"),
            List.of(
                List.of("p0", range.formatted(0, 10)), List.of("p1", range.formatted(10, 20)))));
    String key =
        "{\"type\":\"CLOSED\",\"value\":[[\"INT\",{\"clazz\":\"IntLiteral\",\"v\":%d}],\"[false]\"]}";
    host.recycled.put(
        1001L,
        new DroppedPartitions.DroppedPartition(
            "[" + key.formatted(from) + "," + key.formatted(to) + "]", "[]", Set.of(indexes)));
  }

  private String obstacle(String statement) throws Exception {
    return run("EXPLAIN " + statement).rows().get(0).get(6);
  }

  @Test
  void tellsWhatStandsInThePlaceOfAPartition() throws Exception {
    // Seen on a real FE: RECOVER answers "partition[a] already exist in table[lst2]".
    dropped(10, 20, 120L);
    String hasItsValues =
        "partition 'p1' of table 'd.live' has its values. HINT: ALTER TABLE `d`.`live` DROP PARTITION `p1` FORCE first";
    assertThat(obstacle("RECOVER PARTITION p1 FROM d.live")).isEqualTo(hasItsValues);
    assertThat(obstacle("RECOVER PARTITION p1 AS p2 FROM d.live")).isEqualTo(hasItsValues);
    assertThat(run("SHOW RECYCLE BIN LIKE 'p1'").rows().get(0).get(11)).isEqualTo(hasItsValues);
    dropped(-5, 1, 120L);
    assertThat(obstacle("RECOVER PARTITION p1 FROM d.live")).contains("partition 'p0'");
    dropped(20, 30, 120L);
    assertThat(obstacle("RECOVER PARTITION p1 FROM d.live"))
        .isEqualTo("partition 'p1' of table 'd.live' exists. HINT: give another name with AS");
    assertThat(obstacle("RECOVER PARTITION p1 AS p2 FROM d.live")).isNull();
    assertThat(obstacle("RECOVER PARTITION p1 AS P0 FROM d.live")).isNull();
    dropped(20, 30, 120L, 121L);
    assertThat(obstacle("RECOVER PARTITION p1 AS p2 FROM d.live"))
        .contains("has got or lost rollups", "HINT: ");
  }

  @Test
  void recoversTheVersionThatWasThereAtTheMomentNamed() throws Exception {
    host.answers.put("RECOVER TABLE `d`.`t` 101", OK);
    host.answers.put("RECOVER TABLE `d`.`t` 102 AS `n`", OK);
    run("RECOVER TABLE d.t AS OF '2026-01-01 09:59:59'");
    run("RECOVER TABLE d.t AS n AS OF '2026-01-01 10:00:01'");
    assertThat(host.ran).contains("RECOVER TABLE `d`.`t` 101", "RECOVER TABLE `d`.`t` 102 AS `n`");
    assertThatThrownBy(() -> run("RECOVER TABLE d.t AS OF '2026-01-02'"))
        .hasMessageContaining("last dropped at 2026-01-01 12:00:00");
  }

  @Test
  void refusesBeforeAnythingIsDone() {
    assertThatThrownBy(() -> run("RECOVER TABLE d.nosuch AS OF '2026-01-01'"))
        .hasMessageContaining("table 'd.nosuch' is not in the recycle bin");
    assertThatThrownBy(() -> run("RECOVER TABLE d.u AS OF '2026-01-01'"))
        .hasMessageContaining("table 'd.u' exists");
    assertThatThrownBy(() -> run("RECOVER TABLE d.t AS OF 'soon'")).hasMessageContaining("no time");
    assertThatThrownBy(() -> run("RECOVER TABLE t AS OF '2026-01-01'"))
        .hasMessage("No database selected. HINT: write the table as db.table");
    assertThatThrownBy(() -> run("RECOVER TABLES (t, u) FROM d")).hasMessageContaining("exists");
    assertThat(host.ran).noneMatch(sql -> sql.startsWith("RECOVER"));
  }

  @Test
  void recoversAllTablesThatAreNotInTheWay() throws Exception {
    host.answers.put("RECOVER TABLE `d`.`t` 102", OK);
    assertThat(run("RECOVER TABLES ALL FROM d").rows())
        .containsExactly(
            List.of("t", "102", "2026-01-01 12:00:00", "recovered"),
            List.of(
                "u",
                "105",
                "2026-01-01 13:00:00",
                "cannot recover 'u': table 'd.u' exists. HINT: give a new name with AS"));
  }

  @Test
  void explainsAndDoesNothing() throws Exception {
    assertThat(run("EXPLAIN RECOVER PARTITION p1 AS p2 FROM d.live").rows())
        .containsExactly(
            Arrays.asList(
                "PARTITION",
                "p1",
                "1001",
                "2026-01-01 09:00:00",
                "p2",
                "RECOVER PARTITION `p1` 1001 AS `p2` FROM `d`.`live`",
                null,
                "RECYCLE BIN",
                "nothing: all changes until it was dropped",
                "~1.0"));
    assertThat(run("EXPLAIN RECOVER DATABASE gone").rows().get(0))
        .contains("RECOVER DATABASE `gone` 20");
    assertThat(host.ran).noneMatch(sql -> sql.startsWith("RECOVER"));
  }

  @Test
  void knowsTheOlderVersionsOfATableUnlessOneIsNamed() throws Exception {
    assertThat(older("RECOVER TABLE d.t AS n"))
        .singleElement()
        .satisfies(step -> assertThat(step.sql()).isEqualTo("RECOVER TABLE `d`.`t` 101 AS `n`"))
        .satisfies(
            step ->
                assertThat(step.lost())
                    .endsWith("; a later version was dropped at 2026-01-01 12:00:00"));
    assertThat(older("RECOVER TABLE d.t 102")).isEmpty();
    assertThat(older("RECOVER TABLE d.t AS OF '2026-01-01 10:30:00'")).isEmpty();
    assertThat(older("RECOVER TABLE d.u")).isEmpty();
  }

  private List<RecoverStep> older(String sql) throws Exception {
    DrStatement statement = ((ParsedStatement.Known) DrParser.parse(sql).get(0)).statement();
    return recovery.older((RecoverTable) statement, "d");
  }

  @Test
  void tellsWhatWasTruncatedOfATableBeforeItWasDropped() throws Exception {
    answer(
        "SHOW CATALOG RECYCLE BIN",
        "Type,Name,DbId,TableId,PartitionId,DropTime,DataSize,RemoteDataSize",
        "Table,t,10,102,,2026-01-01 12:00:00,2.000 KB,0",
        "Partition,p2,10,102,1002,2026-01-01 11:00:00,0,0",
        "Partition,p1,10,102,1001,2026-01-01 09:00:00,0,0",
        "Partition,p1,10,110,1003,2026-01-01 09:00:00,0,0");
    DrStatement statement =
        ((ParsedStatement.Known) DrParser.parse("RECOVER TABLE d.t").get(0)).statement();
    assertThat(recovery.plan(statement, MemoryHost.CALLER))
        .singleElement()
        .satisfies(
            step ->
                assertThat(step.lost())
                    .startsWith("nothing: all changes until it was dropped; before it, ")
                    .endsWith("afterwards: p1 at 2026-01-01 09:00:00, p2 at 2026-01-01 11:00:00"));
  }

  @Test
  void refusesADatabaseOfWhichATableIsGoneBecauseDorisWouldLoseTheOthers() throws Exception {
    host.dropped.put(
        20L,
        new DroppedDatabases.DroppedDatabase(List.of("x"), List.of(), List.of(), List.of("m")));
    assertThatThrownBy(() -> run("RECOVER DATABASE gone"))
        .hasMessageContaining("of its tables [x] are erased");
    List<String> row = run("EXPLAIN RECOVER DATABASE gone AS g").rows().get(0);
    assertThat(row.get(6)).contains("HINT: restore it from a snapshot");
    assertThat(row.get(8)).endsWith("tables do not come back: m");
    assertThat(host.ran).noneMatch(sql -> sql.startsWith("RECOVER"));
  }
}
