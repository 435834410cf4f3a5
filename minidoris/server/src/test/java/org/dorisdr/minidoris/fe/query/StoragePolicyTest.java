package org.dorisdr.minidoris.fe.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.apache.doris.analysis.UserIdentity;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class StoragePolicyTest {
  private static final String RANGE =
      " (k INT) DUPLICATE KEY(k) PARTITION BY RANGE(k) (PARTITION p0 VALUES LESS THAN ('100')"
          + " ('storage_policy' = 'warm'), PARTITION p1 VALUES LESS THAN ('200'))"
          + " DISTRIBUTED BY HASH(k) BUCKETS 1 PROPERTIES('replication_num'='1'";

  @TempDir static Path home;
  private static TestCluster c;

  @BeforeAll
  static void start() throws Exception {
    c = new TestCluster(home, 1);
    for (String name : new String[] {"res", "res2"}) {
      c.sql(
          "CREATE RESOURCE '"
              + name
              + "' PROPERTIES('type'='s3', 'AWS_ENDPOINT'='127.0.0.1:1', 'AWS_REGION'='r',"
              + " 'AWS_ROOT_PATH'='cold', 'AWS_ACCESS_KEY'='ak', 'AWS_SECRET_KEY'='secret',"
              + " 'AWS_BUCKET'='b', 's3_validity_check'='false')");
    }
    c.sql(
        "CREATE STORAGE POLICY warm PROPERTIES('storage_resource'='res', 'cooldown_ttl'='1 day')");
    c.sql("CREATE STORAGE POLICY hot PROPERTIES('storage_resource'='res', 'cooldown_ttl'='300')");
    c.sql(
        "CREATE STORAGE POLICY far PROPERTIES('storage_resource'='res2',"
            + " 'cooldown_datetime'='2030-01-02 03:04:05')");
  }

  @AfterAll
  static void stop() {
    c.close();
  }

  @Test
  @Order(1)
  void resourcesHideTheirSecrets() {
    assertThat(c.sql("SHOW RESOURCES WHERE NAME = 'res'"))
        .contains("res|s3|version|0", "res|s3|s3.endpoint|http://127.0.0.1:1")
        .contains("res|s3|s3.secret_key|******", "res|s3|AWS_SECRET_KEY|******")
        .contains("res|s3|s3.connection.maximum|50")
        .noneMatch(r -> r.contains("secret|") || r.endsWith("|secret"));
    assertThat(c.sql("SHOW STORAGE POLICY"))
        .hasSize(3)
        .noneMatch(r -> r.contains("\"secret\""))
        .anyMatch(r -> r.startsWith("warm|STORAGE|res|-1|86400|{"))
        .anyMatch(r -> r.startsWith("far|STORAGE|res2|2030-01-02 03:04:05|-1|{"));
  }

  @Test
  @Order(2)
  void resourcesAreChecked() {
    assertThat(
            c.error(
                "CREATE RESOURCE res PROPERTIES('type'='s3', 's3.endpoint'='e',"
                    + " 's3.bucket'='b', 's3_validity_check'='false')"))
        .contains("Resource(res) already exist");
    assertThat(c.error("CREATE RESOURCE x PROPERTIES('a'='b')"))
        .contains("Resource type can't be null");
    assertThat(c.error("CREATE RESOURCE x PROPERTIES('type'='s3', 's3.bucket'='b')"))
        .contains("Missing [s3.endpoint] in properties.");
    assertThat(c.error("CREATE RESOURCE x PROPERTIES('type'='hdfs')")).contains("type s3 only");
    assertThat(
            c.error(
                "CREATE RESOURCE x PROPERTIES('type'='s3', 's3.endpoint'='127.0.0.1:1',"
                    + " 's3.bucket'='b', 's3.secret_key'='secret', 'secret_key'='hush')"))
        .contains("pingS3 failed(put)")
        .doesNotContain("=secret", "hush");
    assertThat(c.error("ALTER RESOURCE res PROPERTIES('s3.bucket'='other')"))
        .contains("current not support modify property : s3.bucket");
    c.sql("ALTER RESOURCE res PROPERTIES('s3.access_key'='ak2')");
    assertThat(c.sql("SHOW RESOURCES LIKE 're_'"))
        .contains("res|s3|version|1", "res|s3|s3.access_key|ak2");
    assertThat(c.error("DROP RESOURCE res")).contains("Resource res is used by: warm@POLICY");
    assertThat(c.error("DROP RESOURCE none")).contains("Resource(none) does not exist");
    c.sql("DROP RESOURCE IF EXISTS none");
  }

  @Test
  @Order(3)
  void policiesAreChecked() {
    String start = "CREATE STORAGE POLICY p PROPERTIES('storage_resource'='res'";
    assertThat(c.error(start + ")")).contains("cooldown_datetime or cooldown_ttl must be set");
    assertThat(c.error(start + ", 'cooldown_ttl'='1', 'cooldown_datetime'='2030-01-01 00:00:00')"))
        .contains("cooldown_datetime and cooldown_ttl can't be set together.");
    assertThat(c.error(start + ", 'cooldown_ttl'='-1')")).contains("can't be less than 0");
    assertThat(c.error(start + ", 'cooldown_ttl'='99999999999999999999')"))
        .contains("getSecByCooldownTtl failed.");
    assertThat(c.error("CREATE STORAGE POLICY p PROPERTIES('cooldown_ttl'='1')"))
        .contains("Missing [storage_resource] in properties.");
    assertThat(
            c.error(
                "CREATE STORAGE POLICY p PROPERTIES('storage_resource'='x', 'cooldown_ttl'='1')"))
        .contains("storage resource doesn't exist: x");
    assertThat(
            c.error(
                "CREATE STORAGE POLICY hot PROPERTIES('storage_resource'='res',"
                    + " 'cooldown_ttl'='1')"))
        .contains("the policy hot already create");
    assertThat(c.error("ALTER STORAGE POLICY x PROPERTIES('cooldown_ttl'='1')"))
        .contains("Storage policy(x) dose not exist.");
    assertThat(c.error("ALTER STORAGE POLICY hot PROPERTIES('x'='1')"))
        .contains("Unknown Storage policy properties: {x=1}");
    c.sql("ALTER STORAGE POLICY hot PROPERTIES('cooldown_ttl'='2h')");
    assertThat(c.sql("SHOW STORAGE POLICY")).anyMatch(r -> r.startsWith("hot|STORAGE|res|-1|7200"));
    assertThat(c.error("DROP STORAGE POLICY x")).contains("the policy x not exist");
  }

  @Test
  @Order(4)
  void tablesAndPartitionsHavePolicies() {
    c.sql("CREATE TABLE own" + RANGE + ")");
    c.sql("CREATE TABLE whole" + RANGE + ", 'storage_policy'='hot')");
    c.sql("ALTER TABLE whole ADD PARTITION p2 VALUES LESS THAN ('300')");
    c.sql(
        "ALTER TABLE own ADD PARTITION p2 VALUES LESS THAN ('300') PROPERTIES('storage_policy'='hot')");
    assertThat(c.sql("SHOW STORAGE POLICY USING"))
        .containsExactlyInAnyOrder("hot|db|own|p2", "warm|db|own|p0", "hot|db|whole|ALL");
    assertThat(c.sql("SHOW STORAGE POLICY USING FOR warm")).containsExactly("warm|db|own|p0");
    assertThat(c.sql("SHOW CREATE TABLE whole").get(0))
        .contains("\"storage_policy\" = \"hot\"")
        .contains(
            "PARTITION p0 VALUES [(\"-2147483648\"), (\"100\"))PROPERTIES (\"STORAGE POLICY\" ="
                + " \"hot\"),");
    assertThat(c.sql("SHOW CREATE TABLE own").get(0)).doesNotContain("\"storage_policy\"");
    assertThat(c.sql("SHOW PARTITIONS FROM own WHERE PartitionName = 'p0'").get(0))
        .contains("|warm|");
    assertThat(c.error("DROP STORAGE POLICY warm"))
        .contains("the policy warm is used by table: own");
    c.sql("ALTER TABLE own MODIFY PARTITION p0 SET ('storage_policy'='')");
    c.sql("DROP STORAGE POLICY warm");
  }

  /** OlapTable.ignoreInvalidPropertiesWhenSynced: not even looked at, wherever they stand. */
  @Test
  @Order(4)
  void aTableOfASyncJobHasNone() {
    c.sql(
        "CREATE TABLE synced"
            + RANGE.replace("warm", "unknown")
            + ", 'storage_policy'='unknown', 'is_being_synced'='true')");
    assertThat(c.sql("SHOW CREATE TABLE synced").get(0))
        .contains("\"is_being_synced\" = \"true\"")
        .doesNotContain("unknown", "policy");
    c.sql("DROP TABLE synced FORCE");
  }

  @Test
  @Order(5)
  void changesOnlyWhereNoDataHaveToMove() {
    c.sql("CREATE STORAGE POLICY cool PROPERTIES('storage_resource'='res', 'cooldown_ttl'='9')");
    c.sql("INSERT INTO whole VALUES (1)");
    c.sql("ALTER TABLE whole SET ('storage_policy'='cool')");
    assertThat(c.sql("SHOW STORAGE POLICY USING FOR cool")).containsExactly("cool|db|whole|ALL");
    assertThat(c.error("ALTER TABLE whole SET ('storage_policy'='far')"))
        .contains("Do not support alter table's storage policy , this table [whole]");
    assertThat(c.error("ALTER TABLE own SET ('storage_policy'='none')"))
        .contains("Storage policy does not exist. name: none");
    c.sql("ALTER TABLE own SET ('storage_policy'='far')");
    assertThat(c.sql("SHOW STORAGE POLICY USING FOR far")).containsExactly("far|db|own|ALL");
  }

  @Test
  @Order(6)
  void newTablesAreChecked() {
    assertThat(c.error("CREATE TABLE x" + RANGE + ", 'storage_policy'='none')"))
        .contains("Storage policy does not exist. name: none");
    assertThat(
            c.error(
                "CREATE TABLE x (k INT) UNIQUE KEY(k) DISTRIBUTED BY HASH(k) BUCKETS 1"
                    + " PROPERTIES('replication_num'='1', 'storage_policy'='hot')"))
        .contains("UNIQUE KEY table that enables Merge-On-write with storage policy(hot)");
    c.sql(
        "CREATE TABLE synced (k INT) DUPLICATE KEY(k) DISTRIBUTED BY HASH(k) BUCKETS 1"
            + " PROPERTIES('replication_num'='1', 'is_being_synced'='true',"
            + " 'storage_policy'='none')");
    assertThat(c.sql("SHOW CREATE TABLE synced").get(0)).doesNotContain("storage_policy");
  }

  @Test
  @Order(7)
  void administratorsDefineThem() {
    UserIdentity root = c.session.context().getCurrentUserIdentity();
    c.sql("CREATE USER guest");
    c.session
        .context()
        .setCurrentUserIdentity(UserIdentity.createAnalyzedUserIdentWithIp("guest", "%"));
    try {
      for (String sql :
          List.of(
              "CREATE RESOURCE r PROPERTIES('type'='s3')",
              "DROP RESOURCE res2",
              "CREATE STORAGE POLICY p PROPERTIES('cooldown_ttl'='1')",
              "SHOW STORAGE POLICY",
              "DROP STORAGE POLICY hot",
              "CREATE ALIAS FUNCTION f(INT) WITH PARAMETER(x) AS abs(x)")) {
        assertThat(c.error(sql)).as(sql).contains("(ADMIN) privilege(s)");
      }
      assertThat(c.sql("SHOW RESOURCES")).isEmpty();
    } finally {
      c.session.context().setCurrentUserIdentity(root);
    }
  }
}
