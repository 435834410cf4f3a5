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
import org.dorisdr.job.JsonStore;
import org.dorisdr.recyclebin.DatabaseRecovery;
import org.dorisdr.recyclebin.RecoverPlanner;
import org.dorisdr.recyclebin.RecoverStep;
import org.dorisdr.recyclebin.RecoveryTimes;
import org.dorisdr.recyclebin.RecycleBin;
import org.dorisdr.sql.DrParser;
import org.dorisdr.sql.DrStatement;
import org.dorisdr.sql.ExplainRecover;
import org.dorisdr.sql.ParsedStatement;
import org.dorisdr.sql.PurgeRecycleBin;
import org.dorisdr.sql.RecoverTable;
import org.dorisdr.sql.RecoverTables;
import org.dorisdr.sql.ShowRecycleBin;
import org.dorisdr.testing.MemoryHost;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RecycleBinCommandsTest {
  private static final LocalSql.Result OK = new LocalSql.Result(List.of(), List.of());

  private final MemoryHost host = new MemoryHost();
  private final RecycleBin bin = new RecycleBin(host.localSql());
  private final RecoverPrivileges privileges = new RecoverPrivileges(host.accessControl());
  private final DatabaseRecovery databases =
      new DatabaseRecovery(
          host.droppedDatabases(),
          new JsonStore(host.metaStore()),
          host.localSql(),
          host.clock(),
          host.localCluster());
  private final Recovery recovery =
      new Recovery(
          new RecoverPlanner(
              bin, host.localSql(), host.droppedDatabases(), host.droppedPartitions()),
          privileges,
          bin,
          databases,
          host.localSql(),
          host.clock(),
          new RecoveryTimes(new JsonStore(host.metaStore()), host.clock()));

  @BeforeEach
  void fillTheBin() {
    answer(
        "SHOW CATALOG RECYCLE BIN",
        "Type,Name,DbId,TableId,PartitionId,DropTime,DataSize,RemoteDataSize",
        "Database,gone,20,,,2026-01-02 00:00:00,0,0",
        "Table,t,10,101,,2026-01-01 10:00:00,1.000 KB,0",
        "Table,t,10,102,,2026-01-01 12:00:00,2.000 KB,0",
        "Table,forced,10,103,,,0,0",
        "Table,inside,20,104,,2026-01-02 00:00:00,0,0",
        "Table,u,10,105,,2026-01-01 13:00:00,0,0",
        "Partition,p1,10,110,1001,2026-01-01 09:00:00,0,0");
    answer("SHOW PROC '/dbs'", "DbId,DbName", "10,d");
    answer("SHOW PROC '/dbs/10'", "TableId,TableName", "110,live");
    answer(
        "ADMIN SHOW FRONTEND CONFIG LIKE 'catalog_trash_expire_second'",
        "Key,Value",
        "catalog_trash_expire_second,3600");
    setting("catalog_trash_ignore_min_erase_latency", "false");
    setting("max_same_name_catalog_trash_num", "3");
    answer("SHOW TABLES FROM `d`", "Tables_in_d", "live", "u");
    answer("SHOW DATABASES", "Database", "d");
    answer("SHOW PARTITIONS FROM `d`.`live`", "PartitionId,PartitionName", "1,p0", "2,p1");
    answer("SHOW PROC '/dbs/10/110/index_schema'", "IndexId,IndexName", "120,live");
  }

  private void answer(String sql, String columns, String... rows) {
    List<List<String>> values =
        Arrays.stream(rows).map(row -> Arrays.asList(row.split(",", -1))).toList();
    host.answers.put(sql, new LocalSql.Result(List.of(columns.split(",")), values));
  }

  private void setting(String key, String value) {
    answer("ADMIN SHOW FRONTEND CONFIG LIKE '" + key + "'", "Key,Value", key + "," + value);
  }

  /** Doris keeps only so many of a name, the others for ten minutes. */
  @Test
  void tellsOfWhatIsErasedBeforeTheRetentionIsOver() throws Exception {
    setting("max_same_name_catalog_trash_num", "1");
    assertThat(run("SHOW RECYCLE BIN LIKE 't'").rows().stream().map(row -> row.get(8)))
        .containsExactly("2026-01-01 10:10:00", "2026-01-01 13:00:00");
    setting("max_same_name_catalog_trash_num", "-1");
    assertThat(run("SHOW RECYCLE BIN LIKE 't'").rows().get(0).get(8))
        .isEqualTo("2026-01-01 11:00:00");
    setting("catalog_trash_expire_second", "60");
    assertThat(run("SHOW RECYCLE BIN LIKE 't'").rows().get(0).get(8))
        .isEqualTo("2026-01-01 10:10:00");
    setting("catalog_trash_ignore_min_erase_latency", "true");
    assertThat(run("SHOW RECYCLE BIN LIKE 't'").rows().get(0).get(8))
        .isEqualTo("2026-01-01 10:01:00");
  }

  private Answer run(String sql) throws Exception {
    DrStatement statement = ((ParsedStatement.Known) DrParser.parse(sql).get(0)).statement();
    if (statement instanceof ShowRecycleBin show) {
      return new ShowRecycleBinCommand(
              bin,
              host.localSql(),
              host.droppedPartitions(),
              databases,
              privileges,
              host.localCluster())
          .run(show, MemoryHost.CALLER);
    }
    if (statement instanceof PurgeRecycleBin purge) {
      Privileges global = new Privileges(host.accessControl());
      return new PurgeRecycleBinCommand(bin, databases, global).run(purge, MemoryHost.CALLER);
    }
    if (statement instanceof RecoverTables tables) {
      return new RecoverTablesCommand(recovery).run(tables, MemoryHost.CALLER);
    }
    if (statement instanceof ExplainRecover explain) {
      return new ExplainRecoverCommand(recovery, null).run(explain, MemoryHost.CALLER);
    }
    return new RecoverCommand(recovery).run(statement, MemoryHost.CALLER);
  }

  @Test
  void showsTheStatementThatTakesAnObjectBackOrWhyItCannot() throws Exception {
    List<List<String>> rows = run("SHOW RECYCLE BIN").rows();
    assertThat(rows).hasSize(7);
    assertThat(rows.get(2))
        .containsExactly(
            "Table",
            "t",
            "d",
            "t",
            "10",
            "102",
            null,
            "2026-01-01 12:00:00",
            "2026-01-01 13:00:00",
            "2.000 KB",
            "RECOVER TABLE `d`.`t` 102",
            null);
    assertThat(rows.get(3)).contains("dropped with FORCE");
    assertThat(rows.get(4)).contains("comes back with its database: recover that");
    assertThat(rows.get(6)).contains("RECOVER PARTITION `p1` 1001 FROM `d`.`live`");
  }

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

  @Test
  void showsOnlyWhatTheUserMaySee() throws Exception {
    host.granted.clear();
    assertThat(run("SHOW RECYCLE BIN").rows()).isEmpty();
    host.granted.add("SELECT d.t");
    assertThat(run("SHOW RECYCLE BIN FROM d LIKE '%'").rows()).hasSize(2);
  }

  @Test
  void refusesADatabaseThatNobodyKnowsButToWhoMayKnowThemOnly() throws Exception {
    answer("SHOW DATABASES", "Database", "d", "empty", "shop");
    assertThat(run("SHOW RECYCLE BIN FROM empty").rows()).isEmpty();
    assertThat(run("SHOW RECYCLE BIN FROM gone LIKE 'x'").rows()).isEmpty();
    assertThatThrownBy(() -> run("SHOW RECYCLE BIN FROM shpo"))
        .hasMessage(
            "Unknown database 'shpo'. HINT: did you mean 'shop'? SHOW RECYCLE BIN without FROM lists all that was dropped");
    assertThatThrownBy(() -> run("SHOW RECYCLE BIN FROM nothing_like_it"))
        .hasMessageEndingWith("HINT: SHOW RECYCLE BIN without FROM lists all that was dropped");
    host.granted.clear();
    assertThat(run("SHOW RECYCLE BIN FROM shpo").rows()).isEmpty();
    host.granted.add("LOAD shpo");
    assertThatThrownBy(() -> run("SHOW RECYCLE BIN FROM shpo")).hasMessageNotContaining("'shop'");
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

  @Test
  void purgesOnlyForAdministrators() throws Exception {
    host.answers.put("DROP CATALOG RECYCLE BIN WHERE 'TableId' = 101", OK);
    run("PURGE RECYCLE BIN TABLE 101");
    assertThat(host.ran).containsExactly("DROP CATALOG RECYCLE BIN WHERE 'TableId' = 101");
    host.granted.clear();
    assertThatThrownBy(() -> run("PURGE RECYCLE BIN ALL")).hasMessageContaining("(ADMIN)");
  }
}
