package org.dorisdr.minidoris.be;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.dorisdr.minidoris.thrift.TMiniColumn;
import org.dorisdr.minidoris.thrift.TMiniExecRequest;
import org.dorisdr.minidoris.thrift.TMiniLoadPlan;
import org.dorisdr.minidoris.thrift.TMiniReplica;
import org.dorisdr.minidoris.thrift.TMiniWrite;
import org.dorisdr.minidoris.thrift.TMiniWritePartition;
import org.dorisdr.minidoris.thrift.TMiniWriteTablet;
import org.dorisdr.thrift.TTabletCommitInfo;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StreamLoadTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path home;
  private TestBackend be;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  @BeforeEach
  void start() throws Exception {
    be = new TestBackend(home, Map.of());
    be.createTablet(5, false);
    TMiniReplica self =
        new TMiniReplica(10_001, "127.0.0.1", be.backend.ports().http(), be.backend.ports().be());
    TMiniWrite write =
        new TMiniWrite(
            500,
            1,
            "DUP_KEYS",
            List.of(new TMiniColumn("k", 0, "int", true, true)),
            List.of(),
            List.of(
                new TMiniWritePartition(5, List.of(new TMiniWriteTablet(5, 99, List.of(self))))));
    be.master.loadPlan =
        new TMiniLoadPlan(0)
            .setColumns(List.of("k", "ignored"))
            .setRequests(
                List.of(
                    new TMiniExecRequest(
                            "SELECT CAST(nullif(f0, '') AS INT) FROM __stream_load_file__",
                            List.of())
                        .setWrite(write)));
  }

  @AfterEach
  void stop() {
    be.close();
  }

  private JsonNode load(String password, String body, String... headers) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(be.url("/api/db/t/_stream_load")))
            .expectContinue(true)
            .header(
                "Authorization",
                "Basic " + Base64.getEncoder().encodeToString(("root:" + password).getBytes(UTF_8)))
            .PUT(HttpRequest.BodyPublishers.ofString(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    HttpResponse<String> response =
        http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    assertThat(response.statusCode()).describedAs(response.body()).isEqualTo(200);
    return JSON.readTree(response.body());
  }

  private long committedRows() {
    return be.backend.storage().txns().find(500, 5).orElseThrow().rowset().rows();
  }

  @Test
  void loadsCsvAndCommitsItsTablets() throws Exception {
    String rows =
        IntStream.range(0, 100_000).mapToObj(i -> i + "|x").collect(Collectors.joining("\n"));
    JsonNode report = load("right", rows, "label", "l1", "column_separator", "|");
    assertThat(report.get("Status").asText()).describedAs("%s", report).isEqualTo("Success");
    assertThat(report.get("Label").asText()).isEqualTo("l1");
    assertThat(report.get("TxnId").asLong()).isEqualTo(500);
    assertThat(report.get("NumberLoadedRows").asLong()).isEqualTo(100_000);
    assertThat(report.get("LoadBytes").asLong()).isEqualTo(rows.length());
    assertThat(be.master.commits.peek().getCommitInfos())
        .containsExactly(new TTabletCommitInfo(5, 10_001));
    assertThat(committedRows()).isEqualTo(100_000);
    try (Stream<Path> left = Files.list(be.backend.storage().stagingDirectory())) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void loadsJsonLinesAndArrays() throws Exception {
    JsonNode report =
        load("right", "{\"k\":1,\"ignored\":{\"a\":2}}\n{\"k\":null}\n", "format", "json");
    assertThat(report.get("NumberLoadedRows").asLong()).describedAs("%s", report).isEqualTo(2);
    assertThat(committedRows()).isEqualTo(2);

    be.backend.storage().txns().abort(500);
    report =
        load(
            "right",
            "[{\"k\":1},{\"k\":2},{\"k\":3}]",
            "format",
            "json",
            "strip_outer_array",
            "true");
    assertThat(report.get("NumberLoadedRows").asLong()).describedAs("%s", report).isEqualTo(3);
  }

  /** StreamLoadAction._handle_group_commit: whoever asks a backend is not asked by a frontend. */
  @Test
  void takesNoFileForAModeOfGroupsThatThereIsNot() throws Exception {
    JsonNode report = load("right", "1\t2", "group_commit", "maybe");
    assertThat(report.get("Status").asText()).isEqualTo("Fail");
    assertThat(report.get("Message").asText())
        .contains("group_commit can only be [async_mode, sync_mode, off_mode]");
    assertThat(be.master.commits).isEmpty();
  }

  @Test
  void takesNoFileForAWrongPasswordOrAUsedLabel() throws Exception {
    assertThat(load("wrong", "1\t2").get("Message").asText()).contains("Access denied");
    JsonNode used = load("right", "1\t2", "label", "used");
    assertThat(used.get("Status").asText()).isEqualTo("Label Already Exists");
    assertThat(used.get("ExistingJobStatus").asText()).isEqualTo("FINISHED");
    assertThat(be.master.commits).isEmpty();
  }

  @Test
  void rollsBackWhatDoesNotFit() throws Exception {
    JsonNode report = load("right", "1\t2\nnonsense\t3\n");
    assertThat(report.get("Status").asText()).isEqualTo("Fail");
    assertThat(report.get("Message").asText()).contains("nonsense");
    assertThat(report.get("NumberLoadedRows").asLong()).isZero();
    assertThat(be.master.commits).isEmpty();
    Awaitility.await().until(() -> be.master.rollbacks.size() == 1);
  }

  @Test
  void refusesHeadersThatItWouldHaveToIgnore() throws Exception {
    JsonNode report = load("right", "1\t2", "negative", "true");
    assertThat(report.get("Status").asText()).isEqualTo("Fail");
    assertThat(report.get("Message").asText()).contains("negative=true").contains("HINT: ");
    assertThat(be.master.begun).isEmpty();
  }
}
