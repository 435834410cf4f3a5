package org.dorisdr.minidoris.fe.recycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Map;
import org.dorisdr.minidoris.fe.catalog.Database;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.minidoris.fe.testing.TestFrontend;
import org.dorisdr.thrift.TTaskType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecycleBinTest {
  @TempDir Path home;
  private TestFrontend test;
  private Database db;

  @BeforeEach
  void start() {
    test = new TestFrontend(home, Map.of("catalog_recycle_bin_interval_millis", "20"));
    db = test.database("db1");
    test.session.use("db1");
  }

  @AfterEach
  void stop() {
    test.close();
  }

  private static long now() {
    return System.currentTimeMillis();
  }

  @Test
  void recoversTheTableOfThatNameThatWasDroppedLast() {
    OlapTable first = test.table(db, "t", 1);
    test.drop(db, "t", now() - 5000);
    OlapTable second = test.table(db, "t", 2);
    test.drop(db, "t", now());

    test.rows("RECOVER TABLE t");
    assertThat(db.table("t")).contains(second);
    assertThat(test.error("RECOVER TABLE t")).isEqualTo("Table 't' already exists");
    test.rows("RECOVER TABLE db1.t " + first.id + " AS t_old");
    assertThat(db.table("t_old")).contains(first);
    assertThat(first.baseIndex().name).isEqualTo("t_old");
    assertThat(first.partition("t_old")).isPresent();
    assertThat(test.fe.catalog().databaseOfTable(first.id)).contains(db);
  }

  @Test
  void answersAsDorisWhenThereIsNothingToRecover() {
    test.table(db, "agg", 1);
    test.drop(db, "agg", RecycleBin.FORCED);
    assertThat(test.error("RECOVER TABLE nosuch"))
        .isEqualTo("Unknown table 'nosuch' or table id '-1' in db1");
    assertThat(test.error("RECOVER TABLE rb 12345"))
        .isEqualTo("Unknown table 'rb' or table id '12345' in db1");
    assertThat(test.error("RECOVER TABLE agg"))
        .isEqualTo("Unknown table 'agg' or table id '-1' in db1");
    assertThat(test.error("RECOVER DATABASE nosuch"))
        .isEqualTo("Unknown database 'nosuch' or database id '-1'");
    assertThat(test.error("RECOVER DATABASE db1")).isEqualTo("Database[db1] already exist.");
    test.rangeTable(db, "rng", 2);
    assertThat(test.error("RECOVER PARTITION nosuch FROM rng"))
        .isEqualTo("No partition named 'nosuch' or partition id '-1' in table rng");
    assertThat(test.error("DROP CATALOG RECYCLE BIN WHERE 'TableId' = 12345"))
        .isEqualTo("Unknown table id '12345'");
    assertThat(test.error("DROP CATALOG RECYCLE BIN WHERE 'x' = 1"))
        .isEqualTo("DROP CATALOG RECYCLE BIN: x should be 'DbId', 'TableId' or 'PartitionId'.");
  }

  @Test
  void bringsADatabaseBackWithItsTablesButNotItsViews() {
    test.table(db, "t1", 1);
    test.view(db, "v1", "SELECT `k` FROM `internal`.`db1`.`t1`");
    test.drop(db, now());
    assertThat(test.rows("SHOW CATALOG RECYCLE BIN"))
        .extracting(row -> row.get(0) + " " + row.get(1))
        .containsExactly("Database db1", "Table t1", "Table v1");

    test.rows("RECOVER DATABASE db1 AS db1b");
    assertThat(test.fe.catalog().database("db1")).isEmpty();
    assertThat(test.fe.catalog().database("db1b").orElseThrow().tables.values())
        .extracting(t -> t.name)
        .containsExactly("t1");
    assertThat(test.rows("SHOW CATALOG RECYCLE BIN")).isEmpty();
  }

  @Test
  void refusesADatabaseOfWhichATableIsGone() {
    OlapTable table = test.table(db, "t1", 1);
    test.drop(db, now());
    test.rows("DROP CATALOG RECYCLE BIN WHERE 'TableId' = " + table.id);
    assertThat(test.error("RECOVER DATABASE db1"))
        .isEqualTo("Tables[[t1]] is missing. Can not recover db");
  }

  @Test
  void recoversAPartitionUnlessItsRangeIsTakenOrItsIndexesChanged() {
    OlapTable table = test.rangeTable(db, "rng", 3);
    test.dropPartition(db, table, "p1", now());
    assertThat(test.error("RECOVER PARTITION p1 AS p2 FROM rng"))
        .isEqualTo("partition[p2] already exist in table[rng]");
    test.rows("RECOVER PARTITION P1 AS p1b FROM db1.rng");
    assertThat(table.partition("p1b")).isPresent();

    test.dropPartition(db, table, "p1b", now());
    test.locked(
        () -> {
          var wide =
              org.dorisdr.minidoris.fe.catalog.PartitionItem.range(
                  java.util.List.of("9"), java.util.List.of("11"));
          table.partition("p0").orElseThrow().item = wide;
        });
    assertThat(test.error("RECOVER PARTITION p1b FROM rng"))
        .isEqualTo("Can not recover partition[p1b]. Partition item conflict.");
  }

  @Test
  void showsNamesAndTimesAsDoris() {
    test.table(db, "rb", 1);
    OlapTable forced = test.table(db, "agg", 1);
    long time = now();
    test.fe.settings().set("catalog_trash_ignore_min_erase_latency", "false");
    test.fe.settings().set("catalog_trash_expire_second", "9999999999");
    test.drop(db, "rb", time);
    test.drop(db, "agg", RecycleBin.FORCED);
    assertThat(test.rows("SHOW CATALOG RECYCLE BIN WHERE NAME LIKE '%b'"))
        .extracting(row -> row.get(1))
        .containsExactly("rb");
    assertThat(test.rows("SHOW CATALOG RECYCLE BIN WHERE NAME = 'agg'").get(0))
        .containsExactly(
            "Table",
            "agg",
            String.valueOf(db.id),
            String.valueOf(forced.id),
            "",
            null,
            "0.000 ",
            "0.000 ");
    assertThat(test.error("SHOW CATALOG RECYCLE BIN WHERE foo = 'agg'"))
        .startsWith("Where clause should like: Name = \"name\",  or Name LIKE");
  }

  @Test
  void erasesByItselfAfterTheRetentionAndDropsTheTablets() {
    OlapTable table = test.table(db, "t", 3);
    OlapTable kept = test.table(db, "kept", 1);
    test.fe.settings().set("catalog_trash_expire_second", "1");
    test.fe.settings().set("catalog_trash_ignore_min_erase_latency", "true");
    test.drop(db, "t", now() - 2000);
    test.drop(db, "kept", now() + 60_000);
    await().until(() -> test.fe.recycleBin().table(table.id).isEmpty());
    await().until(() -> test.agent.sent(TTaskType.DROP).size() == 3);
    assertThat(test.fe.recycleBin().table(kept.id)).isPresent();
    long tablet = table.partition("t").orElseThrow().index(table.baseIndexId).tablets.get(0).id;
    assertThat(test.fe.catalog().tablet(tablet)).isEmpty();
  }

  @Test
  void keepsOnlyTheNewestOfOneNameOnceTheOthersAreOldEnough() {
    long hour = 3_600_000;
    for (int i = 5; i >= 1; i--) {
      test.table(db, "t", 1);
      test.drop(db, "t", now() - i * hour);
    }
    await().until(() -> test.fe.recycleBin().tables().size() == 3);
    assertThat(test.fe.recycleBin().tables())
        .allSatisfy(e -> assertThat(e.dropTime()).isGreaterThan(now() - 4 * hour));
  }

  @Test
  void keepsEverythingInTheImage() {
    OlapTable table = test.rangeTable(db, "rng", 2);
    test.dropPartition(db, table, "p1", now());
    Database other = test.database("db2");
    test.table(other, "t2", 1);
    test.drop(other, now());
    CatalogRecycleBin copy = new CatalogRecycleBin(test.fe::catalogManager);
    CatalogRecycleBin bin = (CatalogRecycleBin) test.fe.recycleBin();
    JsonNode image = bin.saveImage();
    copy.loadImage(image);
    assertThat(copy.saveImage().toString()).isEqualTo(image.toString());
    assertThat(copy.database(other.id).orElseThrow().tableNames()).containsExactly("t2");
  }
}
