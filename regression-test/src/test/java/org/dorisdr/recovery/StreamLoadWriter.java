package org.dorisdr.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Base64;
import java.util.Random;
import org.dorisdr.sandbox.Cluster;

/** Loads small files, each with a label that is used again until the answer is known. */
final class StreamLoadWriter implements Writer {
  private static final int ROWS = 200;

  /**
   * A frontend that dies when it has written down that a load begins, and before it has said so,
   * leaves the label taken until the load has timed out, which takes ten minutes unless one says.
   */
  private static final String TIMEOUT_SECONDS = "30";

  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient client =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
  private final String table;
  private int number;
  private boolean open;

  StreamLoadWriter(String table) {
    this.table = table;
  }

  @Override
  public void prepare(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "CREATE TABLE recovery."
              + table
              + " (f INT, k INT, n BIGINT SUM DEFAULT '0') AGGREGATE KEY(f, k)"
              + " DISTRIBUTED BY HASH(k) BUCKETS 3 PROPERTIES ('replication_num' = '1')");
    }
  }

  @Override
  public void once(Cluster cluster, Connection connection, Random random) throws Exception {
    if (!open) {
      number++;
      open = true;
    }
    JsonNode answer = load(cluster);
    String status = answer.path("Status").asText();
    boolean before =
        status.equals("Label Already Exists")
            && answer.path("ExistingJobStatus").asText().equals("FINISHED");
    if (!before && !status.equals("Success") && !status.equals("Publish Timeout")) {
      throw new IOException(answer.toString());
    }
    open = false;
  }

  private JsonNode load(Cluster cluster) throws IOException, InterruptedException {
    StringBuilder rows = new StringBuilder();
    for (int k = 0; k < ROWS; k++) {
      rows.append(number).append(',').append(k).append(",1\n");
    }
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create(
                    "http://127.0.0.1:%d/api/recovery/%s/_stream_load"
                        .formatted(cluster.ports().beHttp(), table)))
            .timeout(Duration.ofSeconds(60))
            .header(
                "Authorization", "Basic " + Base64.getEncoder().encodeToString("root:".getBytes()))
            .header("label", table + "_" + number)
            .header("timeout", TIMEOUT_SECONDS)
            .header("column_separator", ",")
            .PUT(HttpRequest.BodyPublishers.ofString(rows.toString()))
            .build();
    return JSON.readTree(client.send(request, HttpResponse.BodyHandlers.ofString()).body());
  }

  @Override
  public boolean isOpen() {
    return open;
  }

  @Override
  public void verify(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT COUNT(*), COUNT(DISTINCT f), MIN(n), MAX(n) FROM recovery." + table)) {
      rows.next();
      assertThat(rows.getLong(1)).as("rows of %d files", number).isEqualTo((long) number * ROWS);
      assertThat(rows.getLong(2)).as("files").isEqualTo(number);
      if (number > 0) {
        assertThat(rows.getLong(3)).as("smallest sum").isEqualTo(1);
        assertThat(rows.getLong(4)).as("largest sum").isEqualTo(1);
      }
    }
  }

  @Override
  public long done() {
    return number - (open ? 1 : 0);
  }
}
