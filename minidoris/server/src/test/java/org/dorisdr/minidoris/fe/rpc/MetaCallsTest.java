package org.dorisdr.minidoris.fe.rpc;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.dorisdr.minidoris.common.rpc.ThriftPool;
import org.dorisdr.minidoris.fe.catalog.Database;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.minidoris.fe.testing.TestFrontend;
import org.dorisdr.thrift.FrontendService;
import org.dorisdr.thrift.TBackend;
import org.dorisdr.thrift.TGetBackendMetaRequest;
import org.dorisdr.thrift.TGetBackendMetaResult;
import org.dorisdr.thrift.TGetMetaDB;
import org.dorisdr.thrift.TGetMetaDBMeta;
import org.dorisdr.thrift.TGetMetaPartitionMeta;
import org.dorisdr.thrift.TGetMetaRequest;
import org.dorisdr.thrift.TGetMetaTableMeta;
import org.dorisdr.thrift.TStatusCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What getMeta and getBackendMeta tell a replicator beyond what the recordings have. */
class MetaCallsTest {
  @TempDir Path home;

  private TestFrontend frontend;
  private Database database;
  private final ThriftPool<FrontendService.Client> pool =
      new ThriftPool<>(FrontendService.Client::new, 120_000);

  @BeforeEach
  void start() {
    frontend = new TestFrontend(home, Map.of("enable_feature_binlog", "true", "rpc_port", "0"));
    frontend.rows("CREATE DATABASE db1 PROPERTIES ('binlog.enable' = 'true')");
    frontend.rows("USE db1");
    frontend.rows(
        "CREATE TABLE t (k INT, v INT) PARTITION BY RANGE (k)"
            + " (PARTITION p0 VALUES [('0'), ('10')), PARTITION p1 VALUES [('10'), ('20')))"
            + " DISTRIBUTED BY HASH (k) BUCKETS 2 PROPERTIES ('replication_num' = '1')");
    database = frontend.fe.catalog().database("db1").orElseThrow();
  }

  @AfterEach
  void stop() {
    pool.close();
    frontend.close();
  }

  private <T> T call(ThriftPool.Call<FrontendService.Client, T> call) throws Exception {
    return pool.call("127.0.0.1", frontend.fe.part(FrontendRpc.class).orElseThrow().port(), call);
  }

  private TGetMetaDBMeta meta() throws Exception {
    TGetMetaRequest request = new TGetMetaRequest();
    request.setUser("root");
    request.setPasswd("");
    request.setDb(new TGetMetaDB().setName("db1"));
    return call(c -> c.getMeta(request)).getDbMeta();
  }

  /** The last record's place, which is that of the statement just run. */
  private long last() {
    return frontend.fe.binlogs().lag(database.id, -1, -1).lastSeq();
  }

  @Test
  void hasTemporaryPartitionsAmongTheOthers() throws Exception {
    frontend.rows("ALTER TABLE t ADD TEMPORARY PARTITION tp VALUES [('0'), ('10'))");
    TGetMetaTableMeta table = meta().getTables().get(0);
    assertThat(table.getPartitions())
        .extracting(TGetMetaPartitionMeta::getName)
        .containsExactly("p0", "p1", "tp");
    TGetMetaPartitionMeta temporary = table.getPartitions().get(2);
    assertThat(temporary.getRange())
        .isEqualTo("[types: [INT]; keys: [0]; ..types: [INT]; keys: [10]; )");
    assertThat(temporary.getIndexes().get(0).getTablets()).hasSize(2);
  }

  @Test
  void tellsWhatWasDroppedAndWhen() throws Exception {
    OlapTable table = database.olapTable("t").orElseThrow();
    long partition = table.partition("p1").orElseThrow().id;
    frontend.rows("ALTER TABLE t DROP PARTITION p1");
    long partitionDropped = last();
    frontend.rows("CREATE TABLE u LIKE t");
    long other = database.olapTable("u").orElseThrow().id;
    frontend.rows("DROP TABLE u");
    long tableDropped = last();
    assertThat(meta().getDroppedPartitionMap())
        .containsExactly(Map.entry(partition, partitionDropped));
    assertThat(meta().getDroppedPartitions()).containsExactly(partition);
    assertThat(meta().getDroppedTableMap()).containsExactly(Map.entry(other, tableDropped));
    assertThat(meta().getDroppedTables()).containsExactly(other);
    frontend.rows("RECOVER TABLE u");
    assertThat(meta().getDroppedTableMap()).isEmpty();
    assertThat(meta().getTables()).extracting(TGetMetaTableMeta::getName).contains("u");
  }

  @Test
  void tellsBackendsWithTheirPortsToWhoHasAPassword() throws Exception {
    TGetBackendMetaRequest request = new TGetBackendMetaRequest();
    request.setUser("root");
    request.setPasswd("");
    TGetBackendMetaResult result = call(c -> c.getBackendMeta(request));
    assertThat(result.getBackends()).hasSize(1);
    TBackend backend = result.getBackends().get(0);
    assertThat(backend.getId()).isEqualTo(frontend.backendId);
    assertThat(List.of(backend.getBePort(), backend.getHttpPort(), backend.getBrpcPort()))
        .containsExactly(9060, 8040, 8060);
    assertThat(backend.isIsAlive()).isTrue();
    request.setPasswd("wrong");
    assertThat(call(c -> c.getBackendMeta(request)).getStatus().getStatusCode())
        .isNotEqualTo(TStatusCode.OK);
  }
}
