package org.dorisdr.minidoris.fe.proc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.dorisdr.minidoris.fe.query.TestCluster;
import org.dorisdr.minidoris.fe.session.StatementResult;
import org.dorisdr.minidoris.fe.session.StatementResult.Column;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** SHOW PROC: paths, columns and refusals are those of Doris's classes in common/proc. */
class ProcTest {
  @TempDir static Path home;
  private static TestCluster c;

  @BeforeAll
  static void start() throws Exception {
    c = new TestCluster(home, 1);
    c.sql(
        "CREATE TABLE t (k INT, v INT SUM, INDEX ix (k) USING INVERTED COMMENT 'i') AGGREGATE"
            + " KEY(k) PARTITION BY RANGE(k) (PARTITION p1 VALUES LESS THAN ('10'),"
            + " PARTITION p2 VALUES LESS THAN ('20')) DISTRIBUTED BY HASH(k) BUCKETS 2"
            + " PROPERTIES('replication_num'='1')");
    c.sql("INSERT INTO t VALUES (1, 1)");
    c.sql("CREATE VIEW w AS SELECT k FROM t");
    c.sql("ALTER TABLE t ADD COLUMN x INT MAX");
  }

  @AfterAll
  static void stop() {
    c.close();
  }

  private static List<String> show(String path) {
    return c.sql("SHOW PROC '" + path + "'");
  }

  private static String error(String path) {
    return c.error("SHOW PROC '" + path + "'").replace("errCode = 2, detailMessage = ", "");
  }

  /** First column of the first row. */
  private static String first(String path) {
    return show(path).get(0).split("\\|")[0];
  }

  private static String idOf(String path, String name) {
    return show(path).stream()
        .map(row -> row.split("\\|"))
        .filter(row -> row[1].equals(name))
        .map(row -> row[0])
        .findFirst()
        .orElseThrow();
  }

  private static String table() {
    String database = "/dbs/" + idOf("/dbs", "db");
    return database + "/" + idOf(database, "t");
  }

  private static List<String> columns(String path) {
    try (StatementResult result = c.result("SHOW PROC '" + path + "'")) {
      return result.columns().stream().map(Column::name).toList();
    }
  }

  /** ProcService: slashes may be doubled, a space ends the path, the first one must be a slash. */
  @Test
  void readsPathsAsProcServiceDoes() {
    assertThat(show("//dbs///")).isEqualTo(show("/dbs")).isEqualTo(show("  /dbs and more"));
    assertThat(error("dbs")).isEqualTo("Path(dbs) does not start with '/'");
    assertThat(error("")).isEqualTo("Path() does not start with '/'");
    assertThat(error("/nosuch")).isEqualTo("Proc path '/nosuch' doesn't exist");
    assertThat(error("/nosuch/x")).isEqualTo("/nosuch is not a directory");
    assertThat(error("/frontends/")).isEqualTo("/frontends/ is not a directory");
    assertThat(error("/frontends/x")).isEqualTo("/frontends is not a directory");
    assertThat(error("/cluster_health/x")).isEqualTo("Proc path '/cluster_health/x' doesn't exist");
  }

  /** Every name of the root can be shown or says why not. */
  @Test
  void showsEveryPlaceOfTheRoot() {
    List<String> refused = List.of("bdbje", "diagnose");
    for (String name : show("/")) {
      if (refused.contains(name)) {
        assertThat(error("/" + name)).matches("Not in bdbje debug mode|minidoris does not .*");
      } else {
        assertThat(columns("/" + name)).as(name).isNotEmpty();
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "/catalogs, CatalogIds CatalogName DatabaseNum LastUpdateTime",
    "/cluster_health, Items",
    "/cluster_balance, Item Number",
    "/cluster_balance/priority_repair, Database Table Partition RemainingTimeMs",
    "/jobs, DbId DbName",
    "/jobs/-1, JobType Pending Running Finished Cancelled Total",
    "/transactions, DbId DbName RunningTransactionNum",
    "/tasks, TaskType FailedNum TotalNum",
    "/tasks/CREATE, BackendId FailedNum TotalNum",
    "/tasks/CREATE/1, TaskSignature FailedTimes",
    "/brokers, Name Host Port Alive LastStartTime LastUpdateTime ErrMsg",
    "/resources, Name ResourceType Item Value",
    "/routine_loads, Name Id DbName Statistic TaskStatistic",
    "/stream_loads, Label DbId FinishTime",
    "/colocation_group, GroupId GroupName TableIds BucketsNum ReplicaAllocation DistCols IsStable"
        + " ErrorMsg",
    "/current_queries, QueryId ConnectionId Catalog Database User ScanBytes ProcessRows ExecTime",
    "/current_query_stmts, QueryId ConnectionId Catalog Database User ExecTime SqlHash Statement",
    "/current_backend_instances, Backend InstanceNum InstanceId ExecTime",
    "/monitor, Name Info",
    "/monitor/jvm, Name Value"
  })
  void hasTheColumnsOfDoris(String path, String names) {
    assertThat(columns(path)).isEqualTo(Arrays.asList(names.split(" ")));
  }

  @Test
  void walksFromDatabasesDownToReplicas() {
    assertThat(show(table()))
        .containsExactly("partitions", "temp_partitions", "index_schema", "indexes");
    String partition = table() + "/partitions/" + idOf(table() + "/partitions", "p1");
    assertThat(columns(partition))
        .containsExactly("IndexId", "IndexName", "State", "LastConsistencyCheckTime");
    String index = partition + "/" + idOf(partition, "t");
    assertThat(show(index)).hasSize(2);
    String tablet = first(index);
    assertThat(columns(index + "/" + tablet)).hasSize(22).contains("IsUserDrop");
    assertThat(show(index + "/" + tablet))
        .singleElement()
        .asString()
        .contains("|NORMAL|false|false|", "/api/meta/header/" + tablet);
    // What SHOW TABLET hands out leads there.
    String detail = c.sql("SHOW TABLET " + tablet).get(0);
    assertThat(detail).endsWith("SHOW PROC '" + index + "/" + tablet + "';");
    assertThat(error(index + "/7")).isEqualTo("Tablet[7] does not exist");
    assertThat(error(partition + "/7")).isEqualTo("Index[7] does not exist.");
    assertThat(error(table() + "/partitions/7")).isEqualTo("Partition[7] does not exist");
    assertThat(error(table() + "/nosuch")).isEqualTo("Not implemented yet: nosuch");
    assertThat(error("/dbs/7")).isEqualTo("Database 7 does not exist");
    assertThat(error("/dbs/x")).isEqualTo("Invalid db id format: x");
    assertThat(error("/dbs/0/7")).isEqualTo("Unknown table '7'");
  }

  /** IndexInfoProcDir and IndexSchemaProcNode, IndexesProcNode. */
  @Test
  void showsSchemasAndSecondaryIndexes() {
    String schemas = table() + "/index_schema";
    assertThat(show(schemas)).singleElement().asString().endsWith("|COLUMN|AGG_KEYS(k)");
    assertThat(show(schemas + "/" + idOf(schemas, "t"))).isEqualTo(c.sql("DESC t"));
    assertThat(show(table() + "/indexes"))
        .singleElement()
        .asString()
        .matches("t\\|\\d+\\|\\|ix\\|\\|k\\|.*\\|INVERTED\\|i\\|");
    assertThat(error(schemas + "/7")).isEqualTo("Index 7 does not exist");
  }

  /** TablesProcDir: of views it knows ids and names, of ranges their column. */
  @Test
  void tellsTablesAndViewsApart() {
    String database = "/dbs/" + idOf("/dbs", "db");
    assertThat(show(database).get(0)).contains("|t|1|k|2|NORMAL|OLAP|null|4|");
    assertThat(show(database).get(1)).contains("|w|null|null|1|null|VIEW|null|0|null|null|0|null");
    String view = database + "/" + idOf(database, "w");
    assertThat(error(view + "/partitions"))
        .isEqualTo("Table[w] is not a OLAP or ELASTICSEARCH table");
    assertThat(show("/catalogs/0")).isEqualTo(show("/dbs"));
    assertThat(error("/catalogs/5")).isEqualTo("Catalog 5 does not exist. Id 5");
  }

  /** TransDbProcDir and those below it. */
  @Test
  void showsTransactionsDownToPartitions() {
    String database = "/transactions/" + idOf("/dbs", "db");
    assertThat(show("/transactions")).last().isEqualTo("0|Total|0");
    assertThat(show(database)).first().isEqualTo("running|0");
    String finished = database + "/finished";
    String id = first(finished);
    String label = show(finished).get(0).split("\\|")[1];
    assertThat(show(finished))
        .contains(c.sql("SHOW TRANSACTION WHERE label = '" + label + "'").get(0));
    String tables = finished + "/" + id;
    assertThat(show(tables))
        .containsExactly(
            idOf("/dbs/" + idOf("/dbs", "db"), "t") + "|" + idOf(table() + "/partitions", "p1"));
    assertThat(show(tables + "/" + first(tables)))
        .containsExactly(idOf(table() + "/partitions", "p1") + "|2");
    assertThat(show(database + "/running")).isEmpty();
    assertThat(error(database + "/other")).isEqualTo("State is invalid");
    assertThat(error(finished + "/7777")).isEqualTo("Transaction[7777] does not exist.");
  }

  /** One that is open is running, and counts for its table. */
  @Test
  void countsWhatIsUnderWay() {
    String database = idOf("/dbs", "db");
    c.sql("BEGIN");
    c.sql("INSERT INTO t SELECT * FROM t");
    try {
      assertThat(show("/transactions")).last().isEqualTo("0|Total|1");
      assertThat(show("/transactions/" + database + "/running")).hasSize(1);
      assertThat(show("/dbs/" + database).get(0).split("\\|")[11]).isEqualTo("1");
    } finally {
      c.sql("ROLLBACK");
    }
    assertThat(show("/transactions")).last().isEqualTo("0|Total|0");
  }

  /** JobsProcDir; a light schema change is a job that ended at once. */
  @Test
  void showsJobsByKind() {
    String jobs = "/jobs/" + idOf("/jobs", "db");
    assertThat(show(jobs))
        .contains("schema_change|0|0|1|0|1", "rollup|0|0|0|0|0", "export|0|0|0|0|0")
        .hasSize(5);
    assertThat(show(jobs + "/schema_change"))
        .isEqualTo(c.sql("SHOW ALTER TABLE COLUMN"))
        .isEqualTo(show("/jobs/-1/schema_change"))
        .hasSize(1);
    assertThat(show(jobs + "/rollup")).isEqualTo(c.sql("SHOW ALTER TABLE ROLLUP"));
    assertThat(columns(jobs + "/build_index")).contains("AlterInvertedIndexes");
    assertThat(columns(jobs + "/export")).hasSize(12).endsWith("OutfileInfo");
    assertThat(error(jobs + "/load")).contains("HINT: SHOW PROC '/transactions/");
    assertThat(error(jobs + "/other")).isEqualTo("Invalid job type: other");
    // A job has its place until it ends.
    String ended = jobs + "/schema_change/" + first(jobs + "/schema_change");
    assertThat(error(ended)).isEqualTo("Proc path '" + ended + "' doesn't exist");
    assertThat(error("/jobs/7")).isEqualTo("Unknown database '7'");
  }

  /** BackendProcNode: the disks that the backend reported. */
  @Test
  void showsTheDisksOfABackend() {
    String backend = "/backends/" + first("/backends");
    await().until(() -> !show(backend).isEmpty());
    assertThat(columns(backend))
        .containsExactly(
            "RootPath",
            "DataUsedCapacity",
            "OtherUsedCapacity",
            "AvailCapacity",
            "TotalCapacity",
            "TotalUsedPct",
            "State",
            "PathHash",
            "StorageMedium");
    assertThat(show(backend).get(0))
        .startsWith(c.backends.get(0).storage().root() + "|")
        .contains(" %|ONLINE|");
    assertThat(error("/backends/7")).isEqualTo("Backend[7] does not exist.");
  }

  @Test
  void showsAllUsers() {
    assertThat(show("/auth")).isEqualTo(c.sql("SHOW ALL GRANTS")).hasSizeGreaterThan(1);
    assertThat(c.sql("SHOW PROC \"/auth/'root'@'%'\"")).contains("max_user_connections|100");
    assertThat(error("/auth/root")).isEqualTo("Invalid user ident: root");
  }

  @Test
  void tellsOfTheVirtualMachine() {
    assertThat(show("/monitor")).containsExactly("jvm| ");
    assertThat(show("/monitor/jvm"))
        .contains("frontend pid|" + ProcessHandle.current().pid())
        .anyMatch(row -> row.matches("mem heap used\\|\\d+\\.\\d{3} [KMG]B"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"cluster_load_stat", "working_slots", "sched_stat"})
  void saysThatItDoesNotBalance(String item) {
    assertThat(show("/cluster_balance")).contains(item + "|0");
    assertThat(error("/cluster_balance/" + item)).startsWith("minidoris does not balance");
  }
}
