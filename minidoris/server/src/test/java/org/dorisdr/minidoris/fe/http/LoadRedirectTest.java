package org.dorisdr.minidoris.fe.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import org.dorisdr.minidoris.fe.query.TestCluster;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LoadRedirectTest {
  @TempDir static Path home;
  private static TestCluster cluster;

  private final HttpClient client = HttpClient.newHttpClient();

  @BeforeAll
  static void start() throws Exception {
    cluster = new TestCluster(home, 1);
    cluster.sql(
        "CREATE TABLE loads (k INT, v VARCHAR(20)) DUPLICATE KEY(k) DISTRIBUTED BY HASH(k)"
            + " BUCKETS 2 PROPERTIES ('replication_num' = '1')");
  }

  @AfterAll
  static void stop() {
    cluster.close();
  }

  private static URI address(String path) {
    int port = cluster.fe.part(HttpModule.class).orElseThrow().port();
    return URI.create("http://127.0.0.1:" + port + path);
  }

  private HttpResponse<String> put(URI to, String body, String password, boolean ask)
      throws Exception {
    String login =
        Base64.getEncoder().encodeToString(("root:" + password).getBytes(StandardCharsets.UTF_8));
    return client.send(
        HttpRequest.newBuilder(to)
            .expectContinue(ask)
            .header("Authorization", "Basic " + login)
            .header("column_separator", ",")
            .timeout(Duration.ofSeconds(60))
            .PUT(HttpRequest.BodyPublishers.ofString(body))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  /** What FE 4.0.1 answers, with status 200. */
  @Test
  void refusesAFileThatNobodyAskedFor() throws Exception {
    HttpResponse<String> answer = put(address("/api/db/loads/_stream_load"), "3,x\n", "", false);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body())
        .isEqualTo("{\"status\":\"FAILED\",\"msg\":\"There is no 100-continue header\"}");
  }

  /** LoadAction; load_p0/stream_load/test_group_commit_stream_load_with_nonexist_db_and_table. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ':',
      value = {
        "db/loads : maybe : Header `group_commit` can only be `sync_mode`, `async_mode` or",
        "db/none : sync_mode : OlapTable not found.",
        "none/loads : sync_mode : Database not found.",
        "db/none : async_mode : table is invalid"
      })
  void sendsNoLoadOfAGroupToNoTable(String table, String mode, String message) throws Exception {
    String head =
        "PUT /api/%s/_stream_load HTTP/1.1\r\nHost: fe\r\nContent-Length: 4\r\ngroup_commit: %s\r\n"
                .formatted(table, mode)
            + "Expect: 100-continue\r\nAuthorization: Basic cm9vdDo=\r\n\r\n";
    assertThat(sent(head)).contains("{\"status\":\"FAILED\",\"msg\":\"" + message);
  }

  /** By hand: the JDK's client waits for ever when it is refused before it has sent the file. */
  private static String sent(String head) throws Exception {
    try (Socket socket = new Socket("127.0.0.1", address("/").getPort())) {
      socket.setSoTimeout(120_000);
      socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void sendsTheFileOnToABackendThatTakesIt(boolean ask) throws Exception {
    String row = ask ? "1,asked\n" : "2,not asked\n";
    HttpResponse<String> there = put(address("/api/db/loads/_stream_load"), row, "", true);
    assertThat(there.statusCode()).isEqualTo(307);
    URI location = URI.create(there.headers().firstValue("Location").orElseThrow());
    assertThat(location.getPort()).isEqualTo(cluster.backends.get(0).ports().http());
    HttpResponse<String> done = put(location, row, "", ask);
    assertThat(done.body()).contains("\"Success\"");
    assertThat(cluster.sql("SELECT v FROM loads WHERE k = " + row.charAt(0)))
        .containsExactly(row.strip().substring(2));
  }

  @Test
  void asksForTheRightPasswordFirst() throws Exception {
    String head =
        "PUT /api/db/loads/_stream_load HTTP/1.1\r\nHost: fe\r\nContent-Length: 4\r\n"
            + "Expect: 100-continue\r\nAuthorization: Basic cm9vdDp3cm9uZw==\r\n\r\n";
    assertThat(sent(head))
        .startsWith("HTTP/1.1 200 ")
        .contains("{\"msg\":\"Unauthorized\",\"code\":401,\"data\":\"Access denied for user 'root");
  }

  @Test
  void saysWhetherItIsWell() throws Exception {
    HttpRequest health = HttpRequest.newBuilder(address("/api/health")).build();
    assertThat(client.send(health, HttpResponse.BodyHandlers.ofString()).body())
        .contains("\"online_backend_num\":1,\"total_backend_num\":1");
    HttpRequest bootstrap = HttpRequest.newBuilder(address("/api/bootstrap")).build();
    assertThat(client.send(bootstrap, HttpResponse.BodyHandlers.ofString()).body())
        .contains("\"msg\":\"success\"")
        .contains("{\"replayedJournalId\":0,\"queryPort\":0,\"rpcPort\":0,");
  }

  /** BootstrapFinishAction. */
  @Test
  void tellsItsFiguresToWhoKnowsTheCluster() throws Exception {
    var known = cluster.fe.cluster();
    String path = "/api/bootstrap?cluster_id=" + known.clusterId();
    assertThat(body(path + "&token=" + known.token()))
        .contains("\"msg\":\"success\"")
        .doesNotContain("\"replayedJournalId\":0,");
    assertThat(body(path + "&token=wrong"))
        .contains("{\"msg\":\"Error\",\"code\":1,\"data\":\"invalid token: wrong\",\"count\":0}");
    assertThat(body("/api/bootstrap?cluster_id=7&token=x"))
        .contains("\"data\":\"invalid cluster id: 7\"");
  }

  private String body(String path) throws Exception {
    HttpRequest request = HttpRequest.newBuilder(address(path)).build();
    return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
  }
}
