package org.dorisdr.minidoris.be;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.dorisdr.minidoris.common.rpc.ThriftPool;
import org.dorisdr.minidoris.thrift.MiniBackendService;
import org.dorisdr.minidoris.thrift.TMiniColumn;
import org.dorisdr.minidoris.thrift.TMiniExecRequest;
import org.dorisdr.minidoris.thrift.TMiniExecResult;
import org.dorisdr.minidoris.thrift.TMiniReplica;
import org.dorisdr.minidoris.thrift.TMiniScanTable;
import org.dorisdr.minidoris.thrift.TMiniScanTablet;
import org.dorisdr.minidoris.thrift.TMiniWrite;
import org.dorisdr.minidoris.thrift.TMiniWritePartition;
import org.dorisdr.minidoris.thrift.TMiniWriteTablet;
import org.dorisdr.thrift.TAgentTaskRequest;
import org.dorisdr.thrift.TAlterTabletReqV2;
import org.dorisdr.thrift.TColumn;
import org.dorisdr.thrift.TColumnType;
import org.dorisdr.thrift.TCreateTabletReq;
import org.dorisdr.thrift.TFinishTaskRequest;
import org.dorisdr.thrift.TKeysType;
import org.dorisdr.thrift.TPrimitiveType;
import org.dorisdr.thrift.TStatusCode;
import org.dorisdr.thrift.TStorageType;
import org.dorisdr.thrift.TTabletSchema;
import org.dorisdr.thrift.TTaskType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AlterTest {
  private static final long BASE = 5;
  private static final long SHADOW = 6;

  @TempDir Path home;
  private TestBackend be;
  private final ThriftPool<MiniBackendService.Client> queries =
      new ThriftPool<>(MiniBackendService.Client::new, 120_000);

  @BeforeEach
  void start() throws Exception {
    be = new TestBackend(home, Map.of());
    be.createTablet(BASE, false);
    createShadow();
    insert(BASE, 99, column("k", 0, "int", true), 100, "1", "2");
    be.run(be.publishTask(100, BASE, 2));
  }

  @AfterEach
  void stop() {
    queries.close();
    be.close();
  }

  private void createShadow() throws Exception {
    TColumn key = new TColumn("__doris_shadow_k", new TColumnType(TPrimitiveType.BIGINT));
    key.setIsKey(true);
    key.setIsAllowNull(true);
    key.setColUniqueId(3);
    TColumn fresh = new TColumn("v", new TColumnType(TPrimitiveType.INT));
    fresh.setIsKey(true);
    fresh.setIsAllowNull(true);
    fresh.setDefaultValue("7");
    fresh.setColUniqueId(4);
    TCreateTabletReq request =
        new TCreateTabletReq(
            SHADOW,
            new TTabletSchema(
                (short) 1, 77, TKeysType.DUP_KEYS, TStorageType.COLUMN, List.of(key, fresh)));
    request.setVersion(1);
    request.setPartitionId(SHADOW);
    request.setBaseTabletId(BASE);
    TAgentTaskRequest task = be.task(TTaskType.CREATE, SHADOW);
    task.setCreateTabletReq(request);
    be.run(task);
  }

  private static TMiniColumn column(String name, int uniqueId, String type, boolean key) {
    return new TMiniColumn(name, uniqueId, type, key, true);
  }

  private TMiniReplica self() {
    return new TMiniReplica(
        10_001, "127.0.0.1", be.backend.ports().http(), be.backend.ports().be());
  }

  private void insert(long tablet, int hash, TMiniColumn column, long txn, String... values)
      throws Exception {
    TMiniWrite write =
        new TMiniWrite(
            txn,
            1,
            "DUP_KEYS",
            List.of(column),
            List.of(),
            List.of(
                new TMiniWritePartition(
                    tablet, List.of(new TMiniWriteTablet(tablet, hash, List.of(self()))))));
    String rows = String.join("), (", values);
    exec(
        new TMiniExecRequest("SELECT * FROM (VALUES (" + rows + ")) t(k)", List.of())
            .setWrite(write));
  }

  private TMiniExecResult exec(TMiniExecRequest request) throws Exception {
    TMiniExecResult result =
        queries.call("127.0.0.1", be.backend.ports().be(), client -> client.exec(request));
    assertThat(result.getError()).isNull();
    return result;
  }

  private List<String> rows(long version) throws Exception {
    TMiniScanTable table =
        new TMiniScanTable(
            "t",
            "DUP_KEYS",
            List.of(column("k", 3, "bigint", true), column("v", 4, "int", true)),
            List.of(new TMiniScanTablet(SHADOW, 77, version, List.of(self()))));
    return exec(new TMiniExecRequest("SELECT k, v FROM t ORDER BY k", List.of(table)))
        .getRows()
        .stream()
        .map(row -> row.getValues().get(0).getText() + "," + row.getValues().get(1).getText())
        .toList();
  }

  private TFinishTaskRequest alter(long signature) throws Exception {
    TAgentTaskRequest task = be.task(TTaskType.ALTER, signature);
    TAlterTabletReqV2 request = new TAlterTabletReqV2(BASE, SHADOW, 99, 77);
    request.setAlterVersion(2);
    task.setAlterTabletReqV2(request);
    return be.run(task);
  }

  @Test
  void convertsOldVersionsAndKeepsWhatWasPublishedMeanwhile() throws Exception {
    insert(SHADOW, 77, column("k", 3, "bigint", true), 101, "30");
    assertThat(be.run(be.publishTask(101, SHADOW, 3)).getTaskStatus().getStatusCode())
        .isEqualTo(TStatusCode.OK);

    assertThat(alter(SHADOW).getTaskStatus().getStatusCode()).isEqualTo(TStatusCode.OK);
    assertThat(rows(2)).containsExactly("1,7", "2,7");
    assertThat(rows(3)).hasSize(3).first().isEqualTo("1,7");
    assertThat(alter(SHADOW + 100).getTaskStatus().getStatusCode()).isEqualTo(TStatusCode.OK);
    assertThat(rows(3)).hasSize(3);
  }

  @Test
  void survivesARestartAfterTheConversion() throws Exception {
    alter(SHADOW);
    be.close();
    be = new TestBackend(home, Map.of());
    assertThat(rows(2)).containsExactly("1,7", "2,7");
  }
}
