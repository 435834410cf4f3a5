package org.dorisdr.minidoris.fe.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import org.dorisdr.minidoris.fe.query.TestCluster;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A cluster with tables to load into; each class has its own, and each test finds them empty. */
abstract class LoadFixture {
  @TempDir static Path home;
  static TestCluster cluster;
  static LoadClient client;

  @BeforeAll
  static void start() throws Exception {
    cluster = new TestCluster(home, 1);
    client = new LoadClient(cluster);
    String one = " PROPERTIES ('replication_num' = '1'";
    cluster.sql(
        "CREATE TABLE t (k INT NOT NULL, v VARCHAR(5), n INT, d DATETIME) DUPLICATE KEY(k)"
            + " PARTITION BY RANGE(k) (PARTITION small VALUES LESS THAN ('100'),"
            + " PARTITION big VALUES LESS THAN ('1000'))"
            + " DISTRIBUTED BY HASH(k) BUCKETS 2"
            + one
            + ")");
    cluster.sql(
        "CREATE TABLE u (k INT, v VARCHAR(20), n INT DEFAULT '7') UNIQUE KEY(k)"
            + " DISTRIBUTED BY HASH(k) BUCKETS 1"
            + one
            + ", 'enable_unique_key_merge_on_write' = 'true')");
    cluster.sql(
        "CREATE TABLE s (k INT, v VARCHAR(20)) UNIQUE KEY(k) DISTRIBUTED BY HASH(k) BUCKETS 1"
            + one
            + ", 'function_column.sequence_type' = 'int')");
  }

  @AfterAll
  static void stop() {
    cluster.close();
  }

  @BeforeEach
  void empty() {
    List.of("t", "u", "s").forEach(table -> cluster.sql("TRUNCATE TABLE " + table));
  }

  static JsonNode put(String table, byte[] file, String... headers) throws Exception {
    return client.put("/api/db/" + table + "/_stream_load", file, headers);
  }

  static void isLoaded(JsonNode report, int loaded, int filtered, int unselected) {
    assertThat(report.get("Status").asText()).describedAs("%s", report).isEqualTo("Success");
    assertThat(
            List.of(
                report.get("NumberTotalRows").asInt(),
                report.get("NumberLoadedRows").asInt(),
                report.get("NumberFilteredRows").asInt(),
                report.get("NumberUnselectedRows").asInt()))
        .describedAs("%s", report)
        .containsExactly(loaded + filtered + unselected, loaded, filtered, unselected);
  }

  static void failsWith(JsonNode report, String message) {
    assertThat(report.get("Status").asText()).describedAs("%s", report).isEqualTo("Fail");
    assertThat(report.get("Message").asText()).contains(message);
  }
}
