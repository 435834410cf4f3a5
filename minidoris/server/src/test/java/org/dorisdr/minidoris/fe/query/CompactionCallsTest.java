package org.dorisdr.minidoris.fe.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compactions of a tablet are asked for over HTTP: CompactionAction and Tablet of Doris's BE. */
class CompactionCallsTest {
  @TempDir Path home;
  private TestCluster c;
  private String web;
  private String tablet;

  @BeforeEach
  void start() throws Exception {
    c = new TestCluster(home, 1);
    c.sql(
        "CREATE TABLE t (k INT, v INT) DUPLICATE KEY(k) DISTRIBUTED BY HASH(k) BUCKETS 1"
            + " PROPERTIES ('replication_num' = '1')");
    tablet = c.sql("SHOW TABLETS FROM t").get(0).split("\\|")[0];
    web = "http://127.0.0.1:" + c.backends.get(0).ports().http();
  }

  @AfterEach
  void stop() throws Exception {
    c.close();
  }

  private JsonNode call(String method, String path) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(web + "/api/compaction/" + path))
            .method(method, HttpRequest.BodyPublishers.noBody())
            .build();
    HttpResponse<String> answer =
        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(200);
    return new ObjectMapper().readTree(answer.body());
  }

  private JsonNode run(String type) throws Exception {
    return call("POST", "run?tablet_id=" + tablet + "&compact_type=" + type);
  }

  private JsonNode show() throws Exception {
    return call("GET", "show?tablet_id=" + tablet);
  }

  private void insert(int times) throws Exception {
    for (int i = 0; i < times; i++) {
      c.sql("INSERT INTO t VALUES (" + i + ", 1)");
    }
  }

  @Test
  void mergesWhatWasLoadedAndSaysWhen() throws Exception {
    insert(6);
    JsonNode before = show();
    assertThat(before.get("rowsets")).hasSize(7);
    assertThat(before.get("rowsets").get(0).asText()).startsWith("[0-1] 0 DATA NONOVERLAPPING ");
    assertThat(before.get("rowsets").get(6).asText()).matches("\\[7-7] 1 DATA .* \\d.* [K]?B");
    assertThat(before.get("last full success time").asText()).startsWith("19");

    assertThat(run("cumulative").get("status").asText()).isEqualTo("Success");
    JsonNode after = show();
    assertThat(after.get("rowsets")).hasSize(2);
    assertThat(after.get("rowsets").get(1).asText()).startsWith("[2-7] 1 DATA ");
    assertThat(after.get("missing_rowsets")).isEmpty();
    assertThat(after.get("last cumulative success time").asText()).startsWith("20");
    assertThat(after.get("last cumulative status").asText()).isEqualTo("[OK]");
    assertThat(call("GET", "run_status?tablet_id=" + tablet).get("run_status").asBoolean())
        .isFalse();
    assertThat(c.sql("SELECT count(*) FROM t")).containsExactly("6");
  }

  @Test
  void mergesDeletedRowsAwayInAFullCompaction() throws Exception {
    insert(3);
    c.sql("DELETE FROM t WHERE k = 1");
    assertThat(show().get("rowsets").get(4).asText()).contains(" DELETE ");
    assertThat(run("full").get("msg").asText())
        .isEqualTo("compaction task is successfully triggered. Table id: 0. Tablet id: " + tablet);
    assertThat(show().get("rowsets")).hasSize(1);
    assertThat(c.sql("SELECT k FROM t ORDER BY k")).containsExactly("0", "2");
    assertThat(run("full").get("msg").asText()).isEqualTo("[E-2008]There is no suitable version");
  }

  @Test
  void saysWhatItCannotDo() throws Exception {
    assertThat(run("cumulative").get("status").asText()).isEqualTo("E-2000");
    assertThat(run("base").get("status").asText()).isEqualTo("E-808");
    assertThat(show().get("last base failure time").asText()).startsWith("20");
    assertThat(run("x").get("msg").asText()).contains("compaction type 'x' is not supported");
    assertThat(call("GET", "show?tablet_id=1").get("msg").asText())
        .isEqualTo("[NOT_FOUND]Tablet not found. tablet_id=1");
    assertThat(call("GET", "show").get("status").asText()).isEqualTo("INTERNAL_ERROR");
  }

  /** BaseCompaction.pick_rowsets_to_compact: what is before the cumulative point. */
  @Test
  void mergesWhatIsBeforeTheLastDeleteInABaseCompaction() throws Exception {
    insert(3);
    assertThat(run("base").get("status").asText()).isEqualTo("E-808");
    assertThat(show().get("rowsets")).hasSize(4);
    c.sql("DELETE FROM t WHERE k = 1");
    insert(2);
    assertThat(run("base").get("status").asText()).isEqualTo("Success");
    JsonNode rowsets = show().get("rowsets");
    assertThat(rowsets).hasSize(3);
    assertThat(rowsets.get(0).asText()).startsWith("[0-5] 1 DATA ");
    assertThat(c.sql("SELECT k FROM t ORDER BY k")).containsExactly("0", "0", "1", "2");
    assertThat(run("base").get("status").asText()).isEqualTo("E-808");
  }

  private int rowsets(String tabletId) throws Exception {
    return call("GET", "show?tablet_id=" + tabletId).get("rowsets").size();
  }

  private void fill(String table) {
    for (int i = 0; i < 12; i++) {
      c.sql("INSERT INTO " + table + " VALUES (" + i + ", 1)");
    }
  }

  /** Doris's BE makes no tasks for tablets with disable_auto_compaction by itself. */
  @Test
  void leavesTabletsAloneThatShallNotBeCompactedByThemselves() throws Exception {
    c.sql(
        "CREATE TABLE kept (k INT, v INT) DUPLICATE KEY(k) DISTRIBUTED BY HASH(k) BUCKETS 1"
            + " PROPERTIES ('replication_num' = '1', 'disable_auto_compaction' = 'true')");
    String kept = c.sql("SHOW TABLETS FROM kept").get(0).split("\\|")[0];
    fill("kept");
    // The second time all tablets have been looked at since then.
    for (int times = 0; times < 2; times++) {
      fill("t");
      await().until(() -> rowsets(tablet) < 10);
    }
    assertThat(rowsets(kept)).isEqualTo(13);

    c.sql("ALTER TABLE kept SET ('disable_auto_compaction' = 'false')");
    await().until(() -> rowsets(kept) < 10);
    c.sql("ALTER TABLE kept SET ('disable_auto_compaction' = 'true')");
    fill("kept");
    assertThat(call("POST", "run?tablet_id=" + kept + "&compact_type=full").get("status").asText())
        .isEqualTo("Success");
    assertThat(rowsets(kept)).isEqualTo(1);
    assertThat(c.sql("SELECT count(*) FROM kept")).containsExactly("24");
  }
}
