package org.dorisdr.minidoris.fe.catalog.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.dorisdr.minidoris.fe.catalog.BloomFilter;
import org.dorisdr.minidoris.fe.catalog.Column;
import org.dorisdr.minidoris.fe.catalog.Distribution;
import org.dorisdr.minidoris.fe.catalog.IndexMeta;
import org.dorisdr.minidoris.fe.catalog.KeysType;
import org.dorisdr.minidoris.fe.catalog.MaterializedIndex;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.minidoris.fe.catalog.Partition;
import org.dorisdr.minidoris.fe.catalog.PartitionItem;
import org.dorisdr.minidoris.fe.testing.Golden;
import org.junit.jupiter.api.Test;

class TableJsonTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void writesTablesOfARecordedBackupFieldByFieldAsTheRealFrontendDid() throws Exception {
    for (String snapshot : List.of("__ss_b1", "__ss_b3")) {
      byte[] meta = Files.readAllBytes(Golden.only("repository/" + snapshot, "__meta."));
      JsonNode tables = JSON.readTree(Arrays.copyOfRange(meta, 4, meta.length)).get("tblNameMap");
      for (JsonNode recorded : tables) {
        compare("bk", recorded);
      }
    }
  }

  @Test
  void writesTablesOfARecordedLocalSnapshotAsTheRealFrontendDid() throws Exception {
    String line =
        Golden.lines("sql.txt").stream()
            .filter(l -> l.startsWith("  meta bytes="))
            .findFirst()
            .orElseThrow();
    JsonNode tables = JSON.readTree(line.substring(line.indexOf("json=") + 5)).get("tblNameMap");
    for (JsonNode recorded : tables) {
      compare("db1", recorded);
    }
  }

  private static void compare(String database, JsonNode recorded) throws Exception {
    String written = TableJson.write(database, TableJson.read(recorded)).toString();
    JsonNode ours = normalized(JSON.readTree(written));
    assertThat(ours).isEqualTo(normalized(recorded));
    assertThat(fields(JSON.readTree(written))).isEqualTo(fields(recorded));
  }

  /** Without what changes by itself in a real frontend: row counts, versions of the table. */
  private static JsonNode normalized(JsonNode table) {
    ObjectNode copy = table.deepCopy();
    copy.remove("ta");
    // Ids of partitions that the table no longer has stay in this map.
    if (copy.path("pi") instanceof ObjectNode partitions) {
      partitions.remove("IdToStoragePolicy");
    }
    copy.path("itp").forEach(partition -> ((ObjectNode) partition.path("bi")).remove("rowCount"));
    copy.path("di").path("distributionColumns").forEach(c -> ((ObjectNode) c).remove("uniqueId"));
    return copy;
  }

  private static List<String> fields(JsonNode node) {
    List<String> names = new ArrayList<>();
    node.fieldNames().forEachRemaining(names::add);
    return names;
  }

  @Test
  void keepsEveryTypeThatMinidorisKnows() {
    for (String type :
        List.of(
            "tinyint",
            "bigint",
            "largeint",
            "boolean",
            "double",
            "decimal(9,2)",
            "decimal(18,0)",
            "decimal(38,10)",
            "date",
            "datetime",
            "datetime(6)",
            "char(10)",
            "varchar(65533)",
            "text",
            "json",
            "array<int>",
            "map<varchar(10),array<date>>",
            "struct<a:int,b:decimal(10,2)>")) {
      assertThat(TypeJson.read(TypeJson.write(type))).isEqualTo(type);
    }
  }

  @Test
  void writesThePartsOfNestedColumnsAsColumnsSinceDorisMakesItsSchemasOutOfThem() {
    Column column =
        new Column(
            "n",
            "struct<a:array<int>,m:map<varchar(10),date>>",
            false,
            true,
            "NONE",
            null,
            "",
            3,
            true);
    JsonNode json = ColumnJson.write(column, KeysType.DUP_KEYS, false);
    assertThat(json.path("children").findValuesAsText("name")).containsExactly("a", "m");
    JsonNode map = json.path("children").path(1).path("children");
    assertThat(map.findValuesAsText("name")).containsExactly("key", "value");
    JsonNode item = json.path("children").path(0).path("children").path(0);
    assertThat(item.path("name").asText()).isEqualTo("item");
    assertThat(item.path("type").path("type").asText()).isEqualTo("INT");
    assertThat(item.path("isAllowNull").asBoolean()).isTrue();
    assertThat(item.path("uniqueId").asInt()).isEqualTo(-1);
    assertThat(ColumnJson.write(column.withName("x"), null, false).has("children")).isTrue();
    Column plain = new Column("p", "int", false, true, "NONE", null, "", 4, true);
    assertThat(ColumnJson.write(plain, KeysType.DUP_KEYS, false).has("children")).isFalse();
  }

  @Test
  void keepsListPartitionsRollupsAndColumnsThatReplaceOverAWriteAndARead() {
    OlapTable table = new OlapTable();
    table.id = 1;
    table.name = "t";
    table.keysType = KeysType.UNIQUE_KEYS;
    table.baseIndexId = 2;
    table.maxColumnUniqueId = 7;
    table.indexMetas.put(2L, index(2, "t"));
    table.indexMetas.put(3L, index(3, "r"));
    table.partitionType = "LIST";
    table.partitionColumns.addAll(List.of("a", "b"));
    table.distribution = new Distribution(List.of(), 2, true);
    Partition partition = new Partition();
    partition.id = 4;
    partition.name = "p";
    partition.item = PartitionItem.list(List.of(List.of("x", "1"), Arrays.asList("y", null)));
    partition.distribution = new Distribution(List.of("a"), 3, false);
    partition.replicationNum = 3;
    partition.visibleVersion = 9;
    partition.nextVersion = 10;
    partition.indexes.put(2L, new MaterializedIndex(2));
    partition.indexes.put(3L, new MaterializedIndex(3));
    table.partitions.put(4L, partition);

    OlapTable read = (OlapTable) TableJson.read(TableJson.write("db", table));
    assertThat(read.indexMetas.keySet()).containsExactly(2L, 3L);
    assertThat(read.baseIndex().columns).isEqualTo(table.baseIndex().columns);
    assertThat(read.maxColumnUniqueId).isEqualTo(7);
    assertThat(read.distribution).isEqualTo(table.distribution);
    Partition copy = read.partitions.get(4L);
    assertThat(copy.item).isEqualTo(partition.item);
    assertThat(copy.distribution).isEqualTo(partition.distribution);
    assertThat(copy.replicationNum).isEqualTo(3);
    assertThat(copy.indexes.keySet()).containsExactly(2L, 3L);
    assertThat(copy.visibleVersion).isEqualTo(9);
  }

  @Test
  void readsBloomFiltersUnderTheNameThatDorisWritesAndUnderTheOldOne() {
    OlapTable table = new OlapTable();
    table.id = 1;
    table.name = "t";
    table.keysType = KeysType.UNIQUE_KEYS;
    table.baseIndexId = 2;
    table.indexMetas.put(2L, index(2, "t"));
    table.distribution = new Distribution(List.of(), 2, true);
    BloomFilter.of(List.of("b"), 0.01).set(table);

    ObjectNode json = TableJson.write("db", table);
    assertThat(json.path("bfc").path(0).asText()).isEqualTo("b");
    assertThat(BloomFilter.of((OlapTable) TableJson.read(json)).columns()).containsExactly("b");
    json.set("bfColumns", json.remove("bfc"));
    assertThat(BloomFilter.of((OlapTable) TableJson.read(json)).columns()).containsExactly("b");
  }

  private static IndexMeta index(long id, String name) {
    IndexMeta meta = new IndexMeta();
    meta.id = id;
    meta.name = name;
    meta.keysType = KeysType.UNIQUE_KEYS;
    meta.columns.add(new Column("a", "varchar(5)", true, false, null, null, "", 0, true));
    meta.columns.add(new Column("b", "bigint", true, true, null, null, "k", 1, true));
    meta.columns.add(
        new Column("c", "datetime(3)", false, true, "REPLACE", "CURRENT_TIMESTAMP", "", 2, true));
    return meta;
  }
}
