package org.dorisdr.minidoris.be;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dorisdr.minidoris.be.storage.RowsetMeta;
import org.dorisdr.minidoris.be.storage.Tablet;
import org.dorisdr.minidoris.common.rpc.ThriftPool;
import org.dorisdr.thrift.BackendService;
import org.dorisdr.thrift.TAgentServiceVersion;
import org.dorisdr.thrift.TAgentTaskRequest;
import org.dorisdr.thrift.TBinlogConfig;
import org.dorisdr.thrift.TColumn;
import org.dorisdr.thrift.TColumnType;
import org.dorisdr.thrift.TCreateTabletReq;
import org.dorisdr.thrift.TFinishTaskRequest;
import org.dorisdr.thrift.TKeysType;
import org.dorisdr.thrift.TPartitionVersionInfo;
import org.dorisdr.thrift.TPrimitiveType;
import org.dorisdr.thrift.TPublishVersionRequest;
import org.dorisdr.thrift.TStorageType;
import org.dorisdr.thrift.TTabletSchema;
import org.dorisdr.thrift.TTaskType;
import org.dorisdr.thrift.TUniqueId;

/** A backend on free ports with a master that hears it. */
final class TestBackend implements AutoCloseable {
  final MasterStub master = new MasterStub();
  final Backend backend;
  private final ThriftPool<BackendService.Client> pool =
      new ThriftPool<>(BackendService.Client::new, 120_000);

  TestBackend(Path home, Map<String, String> settings) throws Exception {
    Map<String, String> all =
        new HashMap<>(
            Map.of(
                "be_port", "0",
                "webserver_port", "0",
                "heartbeat_service_port", "0",
                "brpc_port", "0",
                "enable_feature_binlog", "true"));
    all.putAll(settings);
    backend = new Backend(new BeConfig(home, all));
    master.beat(backend, master.info(7));
  }

  <T> T call(ThriftPool.Call<BackendService.Client, T> call) throws Exception {
    return pool.call("127.0.0.1", backend.ports().be(), call);
  }

  String url(String path) {
    return "http://127.0.0.1:" + backend.ports().http() + path;
  }

  TAgentTaskRequest task(TTaskType type, long signature) {
    return new TAgentTaskRequest(TAgentServiceVersion.V1, type, signature);
  }

  TFinishTaskRequest run(TAgentTaskRequest task) throws Exception {
    call(client -> client.submitTasks(List.of(task)));
    return master.awaitEnd(task.getTaskType(), task.getSignature());
  }

  /** Creates a tablet of one INT column in a partition of the same number. */
  void createTablet(long tabletId, boolean binlog) throws Exception {
    TColumn key = new TColumn("k", new TColumnType(TPrimitiveType.INT));
    key.setIsKey(true);
    key.setIsAllowNull(true);
    key.setColUniqueId(0);
    TTabletSchema schema =
        new TTabletSchema((short) 1, 99, TKeysType.DUP_KEYS, TStorageType.COLUMN, List.of(key));
    TCreateTabletReq request = new TCreateTabletReq(tabletId, schema);
    request.setVersion(1);
    request.setTableId(1);
    request.setPartitionId(tabletId);
    request.setReplicaId(tabletId + 1);
    TBinlogConfig config = new TBinlogConfig();
    config.setEnable(binlog);
    request.setBinlogConfig(config);
    TAgentTaskRequest task = task(TTaskType.CREATE, tabletId);
    task.setCreateTabletReq(request);
    run(task);
  }

  Tablet tablet(long tabletId) {
    return backend.storage().requireTablet(tabletId);
  }

  /** Commits a rowset of one segment with the given content; it waits for publishing. */
  RowsetMeta load(long txnId, long tabletId, String content) throws IOException {
    Tablet tablet = tablet(tabletId);
    RowsetMeta rowset =
        new RowsetMeta(
            backend.storage().newRowsetId(),
            tabletId,
            tabletId,
            99,
            txnId,
            -1,
            -1,
            1,
            content.length(),
            1,
            tablet.meta().columns(),
            null,
            false,
            0,
            0,
            null,
            null,
            null);
    backend.storage().txns().prepare(txnId, tabletId, tabletId, new TUniqueId(1, txnId));
    Files.writeString(tablet.file(rowset, 0), content);
    return backend.storage().txns().commit(txnId, tabletId, rowset);
  }

  TAgentTaskRequest publishTask(long txnId, long tabletId, long version) {
    TAgentTaskRequest task = task(TTaskType.PUBLISH_VERSION, txnId);
    task.setPublishVersionReq(
        new TPublishVersionRequest(
            txnId, List.of(new TPartitionVersionInfo(tabletId, version, 0))));
    return task;
  }

  @Override
  public void close() {
    pool.close();
    backend.close();
    master.close();
  }
}
