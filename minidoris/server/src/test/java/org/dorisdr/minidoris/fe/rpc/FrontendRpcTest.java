package org.dorisdr.minidoris.fe.rpc;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.dorisdr.minidoris.common.rpc.ThriftPool;
import org.dorisdr.minidoris.fe.catalog.Database;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.minidoris.fe.testing.TestFrontend;
import org.dorisdr.thrift.FrontendService;
import org.dorisdr.thrift.TBeginTxnRequest;
import org.dorisdr.thrift.TBeginTxnResult;
import org.dorisdr.thrift.TBinlogType;
import org.dorisdr.thrift.TCommitTxnRequest;
import org.dorisdr.thrift.TGetBinlogRequest;
import org.dorisdr.thrift.TGetBinlogResult;
import org.dorisdr.thrift.TGetMasterTokenRequest;
import org.dorisdr.thrift.TGetMetaDB;
import org.dorisdr.thrift.TGetMetaPartitionMeta;
import org.dorisdr.thrift.TGetMetaRequest;
import org.dorisdr.thrift.TGetMetaResult;
import org.dorisdr.thrift.TRollbackTxnRequest;
import org.dorisdr.thrift.TStatusCode;
import org.dorisdr.thrift.TSubTxnInfo;
import org.dorisdr.thrift.TTabletCommitInfo;
import org.dorisdr.thrift.TUniqueId;
import org.dorisdr.thrift.TWaitingTxnStatusRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The calls of a replicator, over TCP. */
class FrontendRpcTest {
  @TempDir Path home;

  private TestFrontend frontend;
  private Database database;
  private OlapTable table;
  private final ThriftPool<FrontendService.Client> pool =
      new ThriftPool<>(FrontendService.Client::new, 120_000);

  @BeforeEach
  void start() {
    frontend = new TestFrontend(home, Map.of("enable_feature_binlog", "true", "rpc_port", "0"));
    database = frontend.database("db1");
    database.properties.put("binlog.enable", "true");
    table = frontend.rangeTable(database, "t", 2);
  }

  @AfterEach
  void stop() {
    pool.close();
    frontend.close();
  }

  private <T> T call(ThriftPool.Call<FrontendService.Client, T> call) throws Exception {
    int port = frontend.fe.part(FrontendRpc.class).orElseThrow().port();
    return pool.call("127.0.0.1", port, call);
  }

  private TBeginTxnRequest beginRequest(String label) {
    TBeginTxnRequest begin = new TBeginTxnRequest();
    begin.setUser("root");
    begin.setPasswd("");
    begin.setDb("db1");
    begin.setTableIds(List.of(table.id));
    begin.setLabel(label);
    return begin;
  }

  private TBeginTxnResult begin(String label, TUniqueId request) throws Exception {
    TBeginTxnRequest begin = beginRequest(label);
    begin.setRequestId(request);
    return call(c -> c.beginTxn(begin));
  }

  private TCommitTxnRequest commit(long id) {
    TCommitTxnRequest commit = new TCommitTxnRequest();
    commit.setUser("root");
    commit.setPasswd("");
    commit.setDb("db1");
    commit.setTxnId(id);
    List<TTabletCommitInfo> infos = new ArrayList<>();
    table
        .partition("p0")
        .orElseThrow()
        .indexes
        .values()
        .forEach(
            i ->
                i.tablets.forEach(
                    t -> infos.add(new TTabletCommitInfo(t.id, t.replicas.get(0).backendId))));
    commit.setCommitInfos(infos);
    return commit;
  }

  private TGetBinlogResult binlog(long previous) throws Exception {
    TGetBinlogRequest request = new TGetBinlogRequest();
    request.setUser("root");
    request.setPasswd("");
    request.setDb("db1");
    request.setPrevCommitSeq(previous);
    request.setNumAcquired(16);
    return call(c -> c.getBinlog(request));
  }

  @Test
  void aTransactionAppliedOverTheWireIsReadBackFromTheBinlog() throws Exception {
    TBeginTxnResult begun = begin("l1", new TUniqueId(1, 2));
    assertThat(begun.getDbId()).isEqualTo(database.id);
    TBeginTxnResult again = begin("l1", new TUniqueId(1, 2));
    assertThat(again.getTxnId()).isEqualTo(begun.getTxnId());
    assertThat(again.isSetDbId()).isFalse();
    assertThat(begin("l1", new TUniqueId(9, 9)).getJobStatus()).isEqualTo("RUNNING");

    assertThat(call(c -> c.commitTxn(commit(begun.getTxnId()))).getStatus().getStatusCode())
        .isEqualTo(TStatusCode.OK);
    assertThat(call(c -> c.commitTxn(commit(begun.getTxnId()))).getStatus().getStatusCode())
        .isEqualTo(TStatusCode.OK);
    TBeginTxnResult finished = begin("l1", new TUniqueId(1, 2));
    assertThat(finished.getStatus().getStatusCode()).isEqualTo(TStatusCode.LABEL_ALREADY_EXISTS);
    assertThat(finished.getJobStatus()).isEqualTo("FINISHED");

    TGetBinlogResult records = binlog(-1);
    assertThat(records.getBinlogs()).hasSize(1);
    assertThat(records.getBinlogs().get(0).getType()).isEqualTo(TBinlogType.UPSERT);
    assertThat(records.getBinlogs().get(0).getTableIds()).containsExactly(table.id);
    long seq = records.getBinlogs().get(0).getCommitSeq();
    assertThat(binlog(seq).getStatus().getStatusCode())
        .isEqualTo(TStatusCode.BINLOG_TOO_NEW_COMMIT_SEQ);
    assertThat(binlog(seq).isSetBinlogs()).isFalse();
  }

  @Test
  void rollbackAndStatusAnswerAsDoris() throws Exception {
    long id = begin("l1", null).getTxnId();
    call(c -> c.commitTxn(commit(id)));
    TRollbackTxnRequest rollback = new TRollbackTxnRequest();
    rollback.setUser("root");
    rollback.setPasswd("");
    rollback.setDb("db1");
    rollback.setTxnId(id);
    assertThat(call(c -> c.rollbackTxn(rollback)).getStatus().getErrorMsgs())
        .containsExactly("errCode = 2, detailMessage = transaction not found");
    rollback.setTxnId(999);
    assertThat(call(c -> c.rollbackTxn(rollback)).getStatus().getErrorMsgs())
        .containsExactly("errCode = 2, detailMessage = transaction [999] not found");

    TWaitingTxnStatusRequest waiting = new TWaitingTxnStatusRequest();
    waiting.setDbId(database.id);
    waiting.setLabel("l1");
    assertThat(call(c -> c.waitingTxnStatus(waiting)).getTxnStatusId()).isEqualTo(3);
    waiting.setLabel("nosuch");
    assertThat(call(c -> c.waitingTxnStatus(waiting)).getTxnStatusId()).isZero();
  }

  @Test
  void partsOfATransactionGetVersionsInOrder() throws Exception {
    TBeginTxnRequest begin = beginRequest("parts");
    begin.setSubTxnNum(2);
    TBeginTxnResult begun = call(c -> c.beginTxn(begin));
    assertThat(begun.getSubTxnIds()).hasSize(2).startsWith(begun.getTxnId());

    TCommitTxnRequest commit = commit(begun.getTxnId());
    commit.setTxnInsert(true);
    for (long part : begun.getSubTxnIds()) {
      TSubTxnInfo info = new TSubTxnInfo();
      info.setSubTxnId(part);
      info.setTableId(table.id);
      info.setTabletCommitInfos(commit.getCommitInfos());
      commit.addToSubTxnInfos(info);
    }
    assertThat(call(c -> c.commitTxn(commit)).getStatus().getStatusCode())
        .isEqualTo(TStatusCode.OK);
    assertThat(table.partition("p0").orElseThrow().visibleVersion).isEqualTo(3);
    assertThat(binlog(-1).getBinlogs().get(0).getData())
        .contains("\"version\":2,\"isTempPartition\":false,\"stid\":" + begun.getTxnId())
        .endsWith("\"stids\":[" + begun.getTxnId() + "," + begun.getSubTxnIds().get(1) + "]}");
  }

  @Test
  void metaTellsRangesAsDorisWritesThem() throws Exception {
    TGetMetaRequest request = new TGetMetaRequest();
    request.setUser("root");
    request.setPasswd("");
    TGetMetaDB wanted = new TGetMetaDB();
    wanted.setName("db1");
    request.setDb(wanted);
    TGetMetaResult meta = call(c -> c.getMeta(request));
    TGetMetaPartitionMeta partition = meta.getDbMeta().getTables().get(0).getPartitions().get(1);
    assertThat(partition.getRange())
        .isEqualTo("[types: [INT]; keys: [10]; ..types: [INT]; keys: [20]; )");
    assertThat(partition.getVisibleVersion()).isEqualTo(1);
    assertThat(meta.getDbMeta().getDroppedTableMap()).isEmpty();

    wanted.setName("nosuch");
    assertThat(call(c -> c.getMeta(request)).isSetDbMeta()).isFalse();
  }

  @Test
  void wrongPasswordAndMadeUpTokenAreRefused() throws Exception {
    TGetMasterTokenRequest token = new TGetMasterTokenRequest();
    token.setUser("root");
    token.setPassword("wrong");
    assertThat(call(c -> c.getMasterToken(token)).getStatus().getStatusCode())
        .isEqualTo(TStatusCode.NOT_AUTHORIZED);
    token.setPassword("");
    String valid = call(c -> c.getMasterToken(token)).getToken();

    TGetBinlogRequest request = new TGetBinlogRequest();
    request.setUser("nobody");
    request.setPasswd("x");
    request.setDb("db1");
    request.setPrevCommitSeq(-1);
    request.setToken("made up");
    assertThat(call(c -> c.getBinlog(request)).getStatus().getStatusCode())
        .isEqualTo(TStatusCode.ANALYSIS_ERROR);
    request.setToken(valid);
    assertThat(call(c -> c.getBinlog(request)).getStatus().getStatusCode())
        .isEqualTo(TStatusCode.BINLOG_NOT_FOUND_DB);
  }
}
