package org.dorisdr.minidoris.fe.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import org.dorisdr.minidoris.fe.query.TestCluster;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Calls of connectors of other engines, answered as FE 4.0.1 answered them. */
class RestCallsTest {
  @TempDir static Path home;
  private static TestCluster cluster;

  @BeforeAll
  static void start() throws Exception {
    cluster = new TestCluster(home, 1);
    cluster.sql(
        "CREATE TABLE u (k INT, d DECIMAL(10,2) COMMENT 'price') UNIQUE KEY(k)"
            + " DISTRIBUTED BY HASH(k) BUCKETS 1 PROPERTIES ('replication_num' = '1')");
    cluster.sql("CREATE VIEW v AS SELECT k FROM u");
    cluster.sql("INSERT INTO u WITH LABEL done VALUES (1, 2.5)");
  }

  @AfterAll
  static void stop() {
    cluster.close();
  }

  private static HttpResponse<String> get(String path, String user) throws Exception {
    int port = cluster.fe.part(HttpModule.class).orElseThrow().port();
    HttpRequest.Builder call =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    if (user != null) {
      byte[] login = user.getBytes(StandardCharsets.UTF_8);
      call.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(login));
    }
    return HttpClient.newHttpClient().send(call.build(), HttpResponse.BodyHandlers.ofString());
  }

  private static JsonNode data(String path) throws Exception {
    JsonNode body = new ObjectMapper().readTree(get(path, "root:").body());
    assertThat(body.get("code").asInt()).as("%s", body).isZero();
    return body.get("data");
  }

  @Test
  void tellTheSchemaOfATable() throws Exception {
    JsonNode schema = data("/api/db/u/_schema");
    assertThat(schema.get("keysType").asText()).isEqualTo("UNIQUE_KEYS");
    assertThat(schema.get("status").asInt()).isEqualTo(200);
    assertThat(schema.get("properties")).hasSize(2);
    JsonNode price = schema.get("properties").get(1);
    Map.of(
            "name", "d",
            "type", "DECIMAL64",
            "precision", "10",
            "scale", "2",
            "comment", "price",
            "aggregation_type", "NONE",
            "is_key", "No",
            "is_nullable", "Yes")
        .forEach((key, value) -> assertThat(price.get(key).asText()).as(key).isEqualTo(value));
    assertThat(schema.get("materialized_indexes").get("u").get("columns").toString())
        .contains("__DORIS_DELETE_SIGN__");
    assertThat(data("/api/internal/db/v/_schema").get("properties")).hasSize(1);
    assertThat(get("/api/nosuch/db/v/_schema", "root:").body())
        .as("http_rest_api/get/test_schema_api")
        .contains("\"code\":1,\"data\":\"errCode = 2, detailMessage = Unknown catalog 'nosuch'\"");
  }

  @Test
  void tellBackendsAndFrontends() throws Exception {
    JsonNode backends = data("/api/backends?is_alive=true").get("backends");
    assertThat(backends).hasSize(1);
    assertThat(backends.get(0).get("http_port").asInt())
        .isEqualTo(cluster.backends.get(0).ports().http());
    JsonNode frontends = data("/rest/v2/manager/node/frontends");
    assertThat(frontends.get("columnNames").get(0).asText()).isEqualTo("Name");
    assertThat(frontends.get("rows").get(0)).hasSameSizeAs(frontends.get("columnNames"));
  }

  @Test
  void tellWhatBecameOfALoad() throws Exception {
    assertThat(data("/api/db/get_load_state?label=done").asText()).isEqualTo("VISIBLE");
    assertThat(data("/api/db/get_load_state?label=none").asText()).isEqualTo("UNKNOWN");
    assertThat(data("/api/db/u/_count").get("size").isNumber()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "/api/db/nosuch/_schema ~ root: ~ 1 ~ errCode = 7, detailMessage = table not found, tableName=nosuch",
        "/api/nodb/t/_schema ~ root: ~ 1 ~ errCode = 7, detailMessage = unknown databases, dbName=nodb",
        "/api/db/v/_count ~ root: ~ 1 ~ errCode = 7, detailMessage = table type is not OLAP, tableName=v, type=VIEW",
        "/api/nodb/get_load_state?label=x ~ root: ~ 1 ~ errCode = 7, detailMessage = unknown databases, dbName=nodb",
        "/api/db/get_load_state ~ root: ~ 403 ~ No label selected",
        "/api/backends ~ ~ 401 ~ Need auth information.",
        "/api/backends ~ root:no ~ 401 ~ Access denied for user 'root@127.0.0.1' (using password: YES)",
      })
  void tellWhatIsWrongWithStatus200(String path, String user, int code, String text)
      throws Exception {
    HttpResponse<String> answer = get(path, user);
    assertThat(answer.statusCode()).isEqualTo(200);
    JsonNode body = new ObjectMapper().readTree(answer.body());
    assertThat(body.get("code").asInt()).isEqualTo(code);
    assertThat(body.get("data").asText()).isEqualTo(text);
  }

  @Test
  void areNotThereWithAClearText() throws Exception {
    HttpResponse<String> answer = get("/api/db/u/_query_plan", "root:");
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body()).isEqualTo("minidoris has nothing at /api/db/u/_query_plan");
  }
}
