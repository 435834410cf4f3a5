package org.dorisdr.minidoris.be;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.dorisdr.minidoris.be.http.HttpFetch;
import org.dorisdr.minidoris.be.storage.RowsetMeta;
import org.dorisdr.thrift.TAgentTaskRequest;
import org.dorisdr.thrift.TGcBinlogReq;
import org.dorisdr.thrift.TIngestBinlogRequest;
import org.dorisdr.thrift.TIngestBinlogResult;
import org.dorisdr.thrift.TIngestBinlogStatus;
import org.dorisdr.thrift.TQueryIngestBinlogRequest;
import org.dorisdr.thrift.TStatusCode;
import org.dorisdr.thrift.TTabletGcBinlogInfo;
import org.dorisdr.thrift.TTaskType;
import org.dorisdr.thrift.TUniqueId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IngestBinlogTest {
  private static final long SOURCE = 5;
  private static final long TARGET = 8;

  @TempDir Path home;
  private TestBackend source;
  private TestBackend target;

  @BeforeEach
  void start() throws Exception {
    source = new TestBackend(home.resolve("a"), Map.of());
    target = new TestBackend(home.resolve("b"), Map.of());
    source.createTablet(SOURCE, true);
    target.createTablet(TARGET, true);
    source.load(100, SOURCE, "rows of version 2");
    source.run(source.publishTask(100, SOURCE, 2));
  }

  @AfterEach
  void stop() {
    source.close();
    target.close();
  }

  private TIngestBinlogRequest request(long txnId, long version) {
    return new TIngestBinlogRequest()
        .setTxnId(txnId)
        .setRemoteTabletId(SOURCE)
        .setBinlogVersion(version)
        .setRemoteHost("127.0.0.1")
        .setRemotePort(String.valueOf(source.backend.ports().http()))
        .setPartitionId(TARGET)
        .setLocalTabletId(TARGET)
        .setLoadId(new TUniqueId(-1, -1));
  }

  private TIngestBinlogStatus state(long txnId) throws Exception {
    TQueryIngestBinlogRequest query =
        new TQueryIngestBinlogRequest()
            .setTxnId(txnId)
            .setPartitionId(TARGET)
            .setTabletId(TARGET)
            .setLoadId(new TUniqueId(-1, -1));
    return target.call(client -> client.queryIngestBinlog(query)).getStatus();
  }

  @Test
  void takesOverARowsetAndPublishesItUnderItsOwnVersion() throws Exception {
    target.load(1, TARGET, "earlier");
    target.run(target.publishTask(1, TARGET, 2));

    TIngestBinlogResult result = target.call(client -> client.ingestBinlog(request(200, 2)));
    assertThat(result.getStatus().getStatusCode()).isEqualTo(TStatusCode.OK);
    assertThat(result.isIsAsync()).isFalse();
    assertThat(state(200)).isEqualTo(TIngestBinlogStatus.OK);

    target.run(target.publishTask(200, TARGET, 3));
    RowsetMeta rowset = target.tablet(TARGET).rowsetOfVersion(3).orElseThrow();
    assertThat(target.tablet(TARGET).file(rowset, 0)).hasContent("rows of version 2");
    assertThat(rowset.sourceTabletId()).isEqualTo(SOURCE);
    assertThat(rowset.tabletId()).isEqualTo(TARGET);
    assertThat(rowset.txnId()).isEqualTo(200);
  }

  @Test
  void ingestingTwiceLeavesOneRowset() throws Exception {
    target.call(client -> client.ingestBinlog(request(200, 2)));
    TIngestBinlogResult again = target.call(client -> client.ingestBinlog(request(200, 2)));
    assertThat(again.getStatus().getStatusCode()).isEqualTo(TStatusCode.OK);
    try (Stream<Path> files = Files.list(target.tablet(TARGET).directory())) {
      assertThat(files.filter(Files::isRegularFile)).hasSize(1);
    }
  }

  @Test
  void keepsACommittedIngestOverARestart() throws Exception {
    target.call(client -> client.ingestBinlog(request(200, 2)));
    target.close();
    target = new TestBackend(home.resolve("b"), Map.of());
    assertThat(state(200)).isEqualTo(TIngestBinlogStatus.OK);
  }

  @Test
  void failsWithoutATraceWhenTheVersionIsNotKept() throws Exception {
    TIngestBinlogResult result = target.call(client -> client.ingestBinlog(request(200, 9)));
    assertThat(result.getStatus().getStatusCode()).isNotEqualTo(TStatusCode.OK);
    assertThat(result.getStatus().getErrorMsgs().get(0)).contains("binlog_version=9");
    assertThat(state(200)).isEqualTo(TIngestBinlogStatus.FAILED);
    assertThat(target.backend.storage().txns().openTxnIds()).isEmpty();

    assertThat(
            target.call(client -> client.ingestBinlog(request(200, 2))).getStatus().getStatusCode())
        .isEqualTo(TStatusCode.OK);
  }

  @Test
  void namesTheFieldThatIsMissingAndTheTabletThatIsNotThere() throws Exception {
    TIngestBinlogRequest incomplete = request(200, 2);
    incomplete.unsetRemoteHost();
    TIngestBinlogResult result = target.call(client -> client.ingestBinlog(incomplete));
    assertThat(result.getStatus().getStatusCode()).isEqualTo(TStatusCode.ANALYSIS_ERROR);
    assertThat(result.getStatus().getErrorMsgs()).containsExactly("remote_host is empty");

    TIngestBinlogRequest unknown = request(200, 2).setLocalTabletId(77);
    result = target.call(client -> client.ingestBinlog(unknown));
    assertThat(result.getStatus().getStatusCode()).isEqualTo(TStatusCode.TABLET_MISSING);
    assertThat(result.getStatus().getErrorMsgs()).containsExactly("tablet 77 not found");
  }

  @Test
  void worksInThePoolAndIsPolledWhenSoConfigured() throws Exception {
    target.close();
    target = new TestBackend(home.resolve("b"), Map.of("ingest_binlog_work_pool_size", "2"));
    TIngestBinlogResult result = target.call(client -> client.ingestBinlog(request(200, 2)));
    assertThat(result.isIsAsync()).isTrue();
    Awaitility.await().until(() -> state(200) == TIngestBinlogStatus.OK);
    assertThat(state(201)).isEqualTo(TIngestBinlogStatus.NOT_FOUND);
  }

  @Test
  void refusesWhenTheFeatureIsOff() throws Exception {
    target.close();
    target = new TestBackend(home.resolve("b"), Map.of("enable_feature_binlog", "false"));
    TIngestBinlogResult result = target.call(client -> client.ingestBinlog(request(200, 2)));
    assertThat(result.getStatus().getStatusCode()).isEqualTo(TStatusCode.RUNTIME_ERROR);
    assertThat(result.getStatus().getErrorMsgs()).containsExactly("enable feature binlog is false");
  }

  @Test
  void servesBinlogsUntilTheyAreCollected() throws Exception {
    HttpFetch http = new HttpFetch(5000);
    String base = source.url("/api/_binlog/_download?tablet_id=" + SOURCE);
    RowsetMeta rowset = source.tablet(SOURCE).rowsetOfVersion(2).orElseThrow();
    assertThat(http.text(base + "&method=get_binlog_info&binlog_version=2"))
        .isEqualTo(rowset.rowsetId() + ":1");
    String segment =
        base + "&method=get_segment_file&segment_index=0&rowset_id=" + rowset.rowsetId();
    assertThat(http.size(segment)).isEqualTo("rows of version 2".length());
    assertThat(http.text(segment)).isEqualTo("rows of version 2");

    TAgentTaskRequest gc = source.task(TTaskType.GC_BINLOG, 1);
    TTabletGcBinlogInfo info = new TTabletGcBinlogInfo();
    info.setTabletId(SOURCE);
    info.setVersion(2);
    gc.setGcBinlogReq(new TGcBinlogReq().setTabletGcBinlogInfos(List.of(info)));
    source.call(client -> client.submitTasks(List.of(gc)));
    Awaitility.await().until(() -> source.backend.storage().binlogs().find(SOURCE, 2).isEmpty());
    assertThat(
            org.assertj.core.api.Assertions.catchThrowable(
                () -> http.text(base + "&method=get_binlog_info&binlog_version=2")))
        .hasMessageContaining("404");
  }
}
