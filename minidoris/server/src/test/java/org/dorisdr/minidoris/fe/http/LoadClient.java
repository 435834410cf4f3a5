package org.dorisdr.minidoris.fe.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import org.dorisdr.minidoris.fe.query.TestCluster;

/** Sends files as {@code curl --location-trusted -u root: -T file} does. */
public final class LoadClient {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient client = HttpClient.newHttpClient();
  private final int port;

  public LoadClient(TestCluster cluster) {
    this(cluster.fe.part(HttpModule.class).orElseThrow().port());
  }

  /**
   * @param port of the frontend for HTTP
   */
  public LoadClient(int port) {
    this.port = port;
  }

  /**
   * @param headers name, value, name, value, …
   */
  public JsonNode load(String table, String body, String... headers) throws Exception {
    return put(
        "/api/db/" + table + "/_stream_load", body.getBytes(StandardCharsets.UTF_8), headers);
  }

  /**
   * First phase of a load in two phases.
   *
   * @return id of the transaction, which is precommitted now
   */
  public long prepare(String table, String label, String rows) throws Exception {
    JsonNode report =
        load(table, rows, "label", label, "column_separator", ",", "two_phase_commit", "true");
    if (!report.get("Status").asText().equals("Success")) {
      throw new IllegalStateException(report.toString());
    }
    return report.get("TxnId").asLong();
  }

  /**
   * Second phase.
   *
   * @param operation commit or abort
   * @return what the backend says of it
   */
  public String end(long id, String operation) throws Exception {
    return put(
            "/api/db/_stream_load_2pc",
            new byte[0],
            "txn_id",
            String.valueOf(id),
            "txn_operation",
            operation)
        .get("msg")
        .asText();
  }

  JsonNode put(String path, byte[] body, String... headers) throws Exception {
    URI to = URI.create("http://127.0.0.1:" + port + path);
    HttpResponse<String> there = send(to, body, headers);
    URI location = URI.create(there.headers().firstValue("Location").orElseThrow());
    return JSON.readTree(send(location, body, headers).body());
  }

  String get(String address) throws Exception {
    HttpRequest request = HttpRequest.newBuilder(URI.create(address)).build();
    return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
  }

  private HttpResponse<String> send(URI to, byte[] body, String... headers) throws Exception {
    String login = Base64.getEncoder().encodeToString("root:".getBytes(StandardCharsets.UTF_8));
    HttpRequest.Builder request =
        HttpRequest.newBuilder(to)
            .expectContinue(true)
            .header("Authorization", "Basic " + login)
            .timeout(Duration.ofSeconds(60))
            .PUT(HttpRequest.BodyPublishers.ofByteArray(body));
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }
}
