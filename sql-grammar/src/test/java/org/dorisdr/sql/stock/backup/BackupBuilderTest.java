package org.dorisdr.sql.stock.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.dorisdr.sql.stock.StockSql;
import org.junit.jupiter.api.Test;

class BackupBuilderTest {
  @Test
  void readsRepositories() {
    assertThat(
            StockSql.parse(
                "create read only repository `r-1` with s3 on location 's3://b/x' properties('a'='b')"))
        .isEqualTo(new CreateRepository("r-1", true, "S3", null, "s3://b/x", Map.of("a", "b")));
    assertThat(StockSql.parse("create repository r with local on location '/x'"))
        .isEqualTo(new CreateRepository("r", false, "LOCAL", null, "/x", Map.of()));
    assertThat(StockSql.parse("alter repository r properties('a'='b')"))
        .isEqualTo(new AlterRepository("r", Map.of("a", "b")));
    assertThat(StockSql.parse("drop repository r")).isEqualTo(new DropRepository("r"));
    assertThat(StockSql.parse("show create repository for r"))
        .isEqualTo(new ShowCreateRepository("r"));
    assertThat(StockSql.parse("show snapshot on r where snapshot = 'a' and timestamp = 'b'"))
        .isEqualTo(
            new ShowSnapshot(
                "r",
                List.of(
                    new Condition("snapshot", false, "a"),
                    new Condition("timestamp", false, "b"))));
  }

  @Test
  void readsBackupAndRestoreWithObjectsPartitionsAndAliases() {
    assertThat(
            StockSql.parse(
                "BACKUP SNAPSHOT bk.b1 TO rs ON (t, p PARTITION (p1, p2), v) PROPERTIES('type'='full')"))
        .isEqualTo(
            new BackupSnapshot(
                List.of("bk", "b1"),
                "rs",
                false,
                List.of(
                    new TableRef(List.of("t"), List.of(), null),
                    new TableRef(List.of("p"), List.of("p1", "p2"), null),
                    new TableRef(List.of("v"), List.of(), null)),
                Map.of("type", "full")));
    assertThat(StockSql.parse("RESTORE SNAPSHOT b1 FROM `__keep_on_local__` EXCLUDE (t AS t_new)"))
        .isEqualTo(
            new RestoreSnapshot(
                List.of("b1"),
                "__keep_on_local__",
                true,
                List.of(new TableRef(List.of("t"), List.of(), "t_new")),
                Map.of()));
    assertThat(StockSql.parse("CANCEL RESTORE FROM db")).isEqualTo(new CancelBackupJob(true, "db"));
    assertThat(StockSql.parse("show brief restore from tgt where Label = 'x'"))
        .isEqualTo(new ShowRestore(true, "tgt", List.of(new Condition("Label", false, "x"))));
    assertThat(StockSql.parse("show backup")).isEqualTo(new ShowBackup(null, List.of()));
  }

  @Test
  void readsTheRecycleBin() {
    assertThat(StockSql.parse("RECOVER DATABASE d 12 AS e"))
        .isEqualTo(new RecoverDatabase("d", 12, "e"));
    assertThat(StockSql.parse("RECOVER TABLE d.t"))
        .isEqualTo(new RecoverTable(List.of("d", "t"), -1, null));
    assertThat(StockSql.parse("RECOVER PARTITION p1 7 AS p2 FROM d.t"))
        .isEqualTo(new RecoverPartition(List.of("d", "t"), "p1", 7, "p2"));
    assertThat(StockSql.parse("SHOW CATALOG RECYCLE BIN WHERE NAME LIKE '%b'"))
        .isEqualTo(new ShowRecycleBin(List.of(new Condition("NAME", true, "%b"))));
    assertThat(StockSql.parse("DROP CATALOG RECYCLE BIN WHERE 'TableId' = 12345"))
        .isEqualTo(new DropRecycleBin("TableId", 12345));
  }
}
