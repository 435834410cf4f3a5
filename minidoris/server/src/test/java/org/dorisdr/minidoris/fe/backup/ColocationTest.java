package org.dorisdr.minidoris.fe.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.awaitility.Awaitility;
import org.dorisdr.minidoris.fe.query.TestCluster;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables whose buckets are on the same backends, and what a restore makes of them. */
class ColocationTest {
  private static final String GROUPS = "SHOW PROC '/colocation_group'";

  @TempDir Path home;
  private TestCluster cluster;

  @BeforeEach
  void start() throws Exception {
    cluster = new TestCluster(home, 3);
    create("a", "INT", 4, 1, "g");
    cluster.sql("INSERT INTO a VALUES (1, 'one'), (2, 'two'), (3, 'three')");
    create("b", "INT", 4, 1, "g");
    cluster.sql("INSERT INTO b VALUES (1, 'uno')");
  }

  @AfterEach
  void stop() {
    cluster.close();
  }

  private static String statement(
      String table, String type, int buckets, int replicas, String group) {
    return "CREATE TABLE %s (k %s NOT NULL, v STRING) DUPLICATE KEY(k) DISTRIBUTED BY HASH(k) BUCKETS %d PROPERTIES('replication_num'='%d','colocate_with'='%s')"
        .formatted(table, type, buckets, replicas, group);
  }

  private void create(String table, String type, int buckets, int replicas, String group) {
    cluster.sql(statement(table, type, buckets, replicas, group));
  }

  /** Backends of a table's buckets. */
  private List<String> backends(String table) {
    return cluster.sql("SHOW TABLETS FROM " + table).stream().map(r -> r.split("\\|")[2]).toList();
  }

  private List<String> group() {
    List<String> rows = cluster.sql(GROUPS);
    assertThat(rows).hasSize(1);
    return List.of(rows.get(0).split("\\|", -1));
  }

  private String tableIds(String... tables) {
    return String.join(
        ", ",
        java.util.Arrays.stream(tables)
            .map(
                t ->
                    String.valueOf(
                        cluster
                            .fe
                            .catalog()
                            .database("db")
                            .orElseThrow()
                            .table(t)
                            .orElseThrow()
                            .id))
            .toList());
  }

  @Test
  void putsTablesOfAGroupInTheSamePlaces() {
    assertThat(backends("b")).isEqualTo(backends("a")).hasSize(4);
    assertThat(group().subList(1, 8))
        .containsExactly(
            "db.g", tableIds("a", "b"), "4", "tag.location.default: 1", "int", "true", "");
    assertThat(cluster.sql("SHOW PROC '/colocation_group/" + group().get(0) + "'"))
        .containsExactly(
            "0|" + backends("a").get(0),
            "1|" + backends("a").get(1),
            "2|" + backends("a").get(2),
            "3|" + backends("a").get(3));
    assertThat(cluster.sql("SHOW CREATE TABLE b").get(0))
        .contains("\"is_being_synced\" = \"false\",\n\"colocate_with\" = \"g\",\n");
    cluster.sql("TRUNCATE TABLE b");
    cluster.sql("INSERT OVERWRITE TABLE a VALUES (1, 'one')");
    assertThat(backends("b")).isEqualTo(backends("a"));
  }

  @Test
  void refusesTablesThatAreSpreadOtherwise() {
    assertThat(cluster.error(statement("c", "INT", 3, 1, "g")))
        .endsWith("Colocate tables must have same bucket num: 3 should be 4");
    assertThat(cluster.error(statement("c", "BIGINT", 4, 1, "g")))
        .endsWith(
            "Colocate tables distribution columns must have the same data type: k(bigint) should be int");
    assertThat(cluster.error(statement("c", "INT", 4, 2, "g")))
        .endsWith(
            "Colocate tables must have same replication allocation: { tag.location.default: 2 } should be { tag.location.default: 1 }");
    assertThat(
            cluster.error(
                "CREATE TABLE c (k INT, v INT) DUPLICATE KEY(k) DISTRIBUTED BY RANDOM BUCKETS 4 PROPERTIES('replication_num'='1','colocate_with'='g')"))
        .endsWith("Random distribution for colocate table is unsupported");
    for (String key : new String[] {"replication_num", "default.replication_num"}) {
      assertThat(cluster.error("ALTER TABLE a SET ('" + key + "' = '1')"))
          .endsWith("Cannot change replication allocation of colocate table.");
    }
    // Env.modifyTableDynamicPartition looks at this before it looks for such partitions.
    for (String key : new String[] {"replication_num", "replication_allocation"}) {
      assertThat(
              cluster.error(
                  "ALTER TABLE a SET ('dynamic_partition."
                      + key
                      + "' = 'tag.location.default: 1')"))
          .endsWith("Cannot change replication allocation of colocate table.");
    }
    assertThat(cluster.error("ALTER TABLE a MODIFY PARTITION (*) SET ('replication_num' = '1')"))
        .endsWith("Cannot change replication allocation of colocate table.");
    assertThat(cluster.error("SHOW PROC '/colocation_group/x'")).endsWith("Invalid group id: x");
    assertThat(cluster.sql("SHOW TABLES")).containsExactly("a", "b");
  }

  /** Doris's {@code ColocateGroupSchema.checkDistribution}: their values have the same hashes. */
  @Test
  void takesTextsOfAnyLengthInOneGroup() {
    createByText("t", "VARCHAR(10)");
    createByText("u", "STRING");
    createByText("w", "VARCHAR(20)");
    assertThat(backends("u")).isEqualTo(backends("t"));
    assertThat(backends("w")).isEqualTo(backends("t"));
    assertThat(cluster.error(byText("x", "CHAR(10)")))
        .endsWith(
            "Colocate tables distribution columns must have the same data type: v(char(10)) should be varchar(10)");
  }

  private void createByText(String table, String type) {
    cluster.sql(byText(table, type));
  }

  /** A key of STRING is refused, a column to spread rows by is not. */
  private static String byText(String table, String type) {
    return "CREATE TABLE %s (k INT NOT NULL, v %s NOT NULL) DUPLICATE KEY(k) DISTRIBUTED BY HASH(v) BUCKETS 4 PROPERTIES('replication_num'='1','colocate_with'='texts')"
        .formatted(table, type);
  }

  @Test
  void letsTablesComeAndGo() {
    cluster.sql("ALTER TABLE b SET ('colocate_with'='')");
    assertThat(group().get(2)).isEqualTo(tableIds("a"));
    assertThat(cluster.sql("SHOW CREATE TABLE b").get(0)).doesNotContain("colocate_with");
    cluster.sql("ALTER TABLE b SET ('colocate_with'='g')");
    assertThat(group().get(2)).isEqualTo(tableIds("a", "b"));
    String id = group().get(0);
    cluster.sql("DROP TABLE a");
    cluster.sql("DROP TABLE b");
    // It stays as long as one of its tables can be recovered.
    assertThat(group().get(0)).isEqualTo(id);
    cluster.sql("RECOVER TABLE a");
    create("c", "INT", 4, 1, "g");
    assertThat(group().get(0)).isEqualTo(id);
    assertThat(backends("c")).isEqualTo(backends("a"));
  }

  @Test
  void restoresTablesIntoTheirGroupIfAskedTo() {
    cluster.sql("CREATE REPOSITORY r WITH LOCAL ON LOCATION '" + home.resolve("repo") + "'");
    cluster.sql("BACKUP SNAPSHOT s TO r");
    awaitLast("SHOW BACKUP", 3, "FINISHED");
    cluster.sql("DROP TABLE a FORCE");
    cluster.sql("DROP TABLE b FORCE");
    Awaitility.await().until(() -> cluster.sql(GROUPS).isEmpty());

    restore("'replication_num'='1'", "FINISHED");
    assertThat(cluster.sql(GROUPS)).isEmpty();
    assertThat(cluster.sql("SHOW CREATE TABLE a").get(0)).doesNotContain("colocate_with");
    restore("'replication_num'='1','reserve_colocate'='true'", "CANCELLED");
    assertThat(cluster.sql("SHOW RESTORE").get(1))
        .contains("Not support to restore to local table ", " with colocate group.");

    cluster.sql("DROP TABLE a FORCE");
    cluster.sql("DROP TABLE b FORCE");
    restore("'replication_num'='1','reserve_colocate'='true'", "FINISHED");
    assertThat(group().subList(1, 8))
        .containsExactly("db.g", group().get(2), "4", "tag.location.default: 1", "int", "true", "");
    assertThat(group().get(2).split(", ")).containsExactlyInAnyOrder(tableIds("a"), tableIds("b"));
    assertThat(backends("b")).isEqualTo(backends("a"));
    assertThat(cluster.sql("SELECT v FROM a ORDER BY k")).containsExactly("one", "two", "three");

    restore("'replication_num'='1'", "CANCELLED");
    cluster.sql("DROP TABLE a FORCE");
    cluster.sql("DROP TABLE b FORCE");
    Awaitility.await().until(() -> cluster.sql(GROUPS).isEmpty());
    create("c", "INT", 3, 1, "g");
    restore("'replication_num'='1','reserve_colocate'='true'", "CANCELLED");
    assertThat(lastRestore())
        .contains(
            "with colocate group g failed: errCode = 2, detailMessage = Colocate tables must have same bucket num: 4 should be 3");
  }

  /** As in Doris the group is made for the replicas that the source had. */
  @Test
  void restoresOneTableOnlyOfAGroupThatIsNewAndHasOtherReplicas() {
    cluster.sql("CREATE REPOSITORY r WITH LOCAL ON LOCATION '" + home.resolve("repo") + "'");
    cluster.sql("BACKUP SNAPSHOT s TO r");
    awaitLast("SHOW BACKUP", 3, "FINISHED");
    cluster.sql("DROP TABLE a FORCE");
    cluster.sql("DROP TABLE b FORCE");
    Awaitility.await().until(() -> cluster.sql(GROUPS).isEmpty());
    restore("'replication_num'='2','reserve_colocate'='true'", "CANCELLED");
    assertThat(lastRestore())
        .contains(
            "Colocate tables must have same replication allocation: { tag.location.default: 2 } should be { tag.location.default: 1 }");
    assertThat(cluster.sql(GROUPS)).isEmpty();
    assertThat(cluster.sql("SHOW TABLES")).isEmpty();
  }

  private void restore(String properties, String end) {
    String timestamp = cluster.sql("SHOW SNAPSHOT ON r").get(0).split("\\|")[1];
    cluster.sql(
        "RESTORE SNAPSHOT s FROM r PROPERTIES('backup_timestamp'='%s',%s)"
            .formatted(timestamp, properties));
    awaitLast("SHOW BRIEF RESTORE", 4, end);
  }

  private String lastRestore() {
    List<String> rows = cluster.sql("SHOW RESTORE");
    return rows.get(rows.size() - 1);
  }

  private void awaitLast(String show, int column, String state) {
    Awaitility.await()
        .untilAsserted(
            () -> {
              List<String> rows = cluster.sql(show);
              String last = rows.get(rows.size() - 1);
              assertThat(last.split("\\|", -1)[column]).as(last).isEqualTo(state);
            });
  }
}
