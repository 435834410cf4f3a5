package org.dorisdr.minidoris.fe.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** ShowDataCommand of Doris. */
class ShowDataTest {
  @TempDir Path home;
  private TestFe fe;

  @BeforeEach
  void start() {
    fe = new TestFe(home);
    fe.sql("CREATE DATABASE d");
    fe.sql("USE d");
    for (String name : List.of("a", "b", "c")) {
      fe.sql(
          "CREATE TABLE %s (k INT, v INT) DISTRIBUTED BY HASH(k) BUCKETS 1 PROPERTIES ('replication_num' = '1')"
              .formatted(name));
    }
    size("a", 2048, 2);
    size("b", 3072, 1);
    size("c", 512, 3);
  }

  @AfterEach
  void stop() {
    fe.close();
  }

  private void size(String table, long bytes, long rows) {
    Partition partition = fe.table("d", table).allPartitions().iterator().next();
    Replica replica = partition.indexes.values().iterator().next().tablets.get(0).replicas.get(0);
    replica.dataSize = bytes;
    replica.rowCount = rows;
  }

  private List<String> rows(String sql) {
    return fe.sql(sql).stream().map(row -> String.join("|", row)).toList();
  }

  @Test
  void sortsTablesByWhatIsAsked() {
    assertThat(rows("SHOW DATA ORDER BY Size DESC"))
        .containsExactly(
            "b|3.000 KB|1|0.000 ",
            "a|2.000 KB|1|0.000 ",
            "c|512.000 B|1|0.000 ",
            "Total|5.500 KB|3|0.000 ",
            "Quota|8388608.000 TB|1073741824|",
            "Left|8388608.000 TB|1073741821|");
    assertThat(fe.error("SHOW DATA ORDER BY x")).endsWith("Title name[x] does not exist");
    assertThat(rows("SHOW DATA FROM c ORDER BY IndexName"))
        .containsExactly("c|c|512.000 B|1|3|0.000 ", "|Total|512.000 B|1||0.000 ");
    assertThat(fe.error("SHOW DATA PROPERTIES ('entire_warehouse' = 'true')"))
        .contains("minidoris has no SHOW DATA PROPERTIES");
  }

  @Test
  void tellsDataAndIndexesApart() {
    assertThat(rows("SHOW DATA ALL"))
        .contains(
            "a|1|2.000 KB|2.000 KB|0.000 |0.000 |0.000 |0.000 ",
            "Total|3|5.500 KB|5.500 KB|0.000 |0.000 |0.000 |0.000 ",
            "Quota|1073741824|8388608.000 TB|||||");
    assertThat(fe.columns)
        .containsExactly(
            "TableName",
            "ReplicaCount",
            "LocalTotalSize",
            "LocalDataSize",
            "LocalIndexSize",
            "RemoteTotalSize",
            "RemoteDataSize",
            "RemoteIndexSize");
    assertThat(rows("SHOW DATA ALL FROM c"))
        .containsExactly(
            "c|c|1|3|512.000 B|512.000 B|0.000 |0.000 |0.000 |0.000 ",
            "|Total|1||512.000 B|512.000 B|0.000 |0.000 |0.000 |0.000 ");
  }

  @Test
  void withoutADatabaseTellsAllOfThemAndTheirBin() {
    fe.sql("DROP TABLE c");
    fe.sql("CREATE DATABASE gone");
    fe.session.use(null);
    long id = fe.fe.catalog().database("d").orElseThrow().id;
    assertThat(rows("SHOW DATA"))
        .contains("0|information_schema|0|0|0|0", id + "|d|5120|0|512|0")
        .endsWith("Total|NULL|5120|0|512|0");
    assertThat(fe.columns)
        .containsExactly(
            "DbId", "DbName", "Size", "RemoteSize", "RecycleSize", "RecycleRemoteSize");
    fe.sql("DROP DATABASE d");
    assertThat(rows("SHOW DATA"))
        .contains(id + "|NULL|0|0|5632|0")
        .endsWith("Total|NULL|0|0|5632|0");
  }
}
