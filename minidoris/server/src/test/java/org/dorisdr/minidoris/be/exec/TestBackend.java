package org.dorisdr.minidoris.be.exec;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.dorisdr.minidoris.be.storage.StorageEngine;
import org.dorisdr.minidoris.thrift.TMiniColumn;
import org.dorisdr.minidoris.thrift.TMiniExecRequest;
import org.dorisdr.minidoris.thrift.TMiniExecResult;
import org.dorisdr.minidoris.thrift.TMiniReplica;
import org.dorisdr.minidoris.thrift.TMiniRow;
import org.dorisdr.minidoris.thrift.TMiniScanTable;
import org.dorisdr.minidoris.thrift.TMiniScanTablet;
import org.dorisdr.minidoris.thrift.TMiniValue;
import org.dorisdr.minidoris.thrift.TMiniWrite;
import org.dorisdr.minidoris.thrift.TMiniWritePartition;
import org.dorisdr.minidoris.thrift.TMiniWriteTablet;
import org.dorisdr.thrift.TBinlogConfig;
import org.dorisdr.thrift.TCreateTabletReq;
import org.dorisdr.thrift.TKeysType;
import org.dorisdr.thrift.TStorageType;
import org.dorisdr.thrift.TTabletSchema;

/** A backend in this process with one table of one partition and two buckets. */
final class TestBackend implements AutoCloseable {
  static final long PARTITION = 5;
  static final long[] TABLETS = {11, 12};

  final StorageEngine engine;
  final DuckDb duckDb;
  private final DuckDb small;
  final MiniBackend backend;
  final String keysType;
  List<TMiniColumn> columns;
  long version = 1;
  private long txn = 100;

  TestBackend(Path root, TKeysType keysType, TMiniColumn... columns) throws Exception {
    this.keysType = keysType.name();
    this.columns = List.of(columns);
    engine = new StorageEngine(root, Clock.systemUTC());
    duckDb = new DuckDb(root, "512MB", 2);
    small = DuckDb.small(root);
    backend =
        new MiniBackend(
            engine,
            duckDb,
            small,
            new Peers(() -> "token"),
            TestBackend::self,
            FileTables.NONE,
            () -> {},
            reason -> null);
    for (long tablet : TABLETS) {
      TTabletSchema schema =
          new TTabletSchema((short) 1, 7, keysType, TStorageType.COLUMN, new ArrayList<>());
      TCreateTabletReq req = new TCreateTabletReq(tablet, schema);
      req.setVersion(1);
      req.setTableId(3);
      req.setPartitionId(PARTITION);
      req.setBinlogConfig(new TBinlogConfig().setEnable(true));
      engine.createTablet(req);
    }
  }

  /** Of a table that keeps every row: k int, v varchar(20). */
  static TestBackend duplicate(Path root) throws Exception {
    return new TestBackend(
        root, TKeysType.DUP_KEYS, key("k", 0, "int"), value("v", 1, "varchar(20)", "NONE"));
  }

  /** Of a table that keeps the newest row of a key: k int, v text, and the hidden delete sign. */
  static TestBackend unique(Path root) throws Exception {
    TMiniColumn sign =
        value("__DORIS_DELETE_SIGN__", 9, "tinyint", "NONE")
            .setDefaultValue("0")
            .setIsVisible(false);
    return new TestBackend(
        root, TKeysType.UNIQUE_KEYS, key("k", 0, "int"), value("v", 1, "text", "NONE"), sign);
  }

  static TMiniReplica self() {
    return new TMiniReplica(1, "127.0.0.1", 8040, 9060);
  }

  static TMiniColumn key(String name, int id, String type) {
    return new TMiniColumn(name, id, type, true, true);
  }

  static TMiniColumn value(String name, int id, String type, String aggregation) {
    return new TMiniColumn(name, id, type, false, true).setAggregation(aggregation);
  }

  TMiniWrite write(List<TMiniColumn> written) {
    List<TMiniWriteTablet> tablets = new ArrayList<>();
    for (long tablet : TABLETS) {
      tablets.add(new TMiniWriteTablet(tablet, 7, List.of(self())));
    }
    return new TMiniWrite(
        ++txn,
        3,
        keysType,
        written,
        List.of(columns.get(0).getName()),
        List.of(new TMiniWritePartition(PARTITION, tablets)));
  }

  TMiniExecResult load(String sql) throws Exception {
    return load(write(columns), sql);
  }

  TMiniExecResult load(TMiniWrite write, String sql) throws Exception {
    TMiniExecRequest request = new TMiniExecRequest(sql, List.of());
    request.setWrite(write);
    TMiniExecResult result = backend.exec(request);
    if (result.getStatusCode() == 0 && result.getWrittenSize() > 0) {
      engine.txns().publish(write.getTxnId(), Map.of(PARTITION, ++version));
    }
    return result;
  }

  /** Rows as text, columns joined by {@code |}. */
  List<String> query(String sql) {
    TMiniExecResult result = backend.exec(select(sql, version));
    if (result.getStatusCode() != 0) {
      throw new IllegalStateException(result.getError());
    }
    List<String> rows = new ArrayList<>();
    for (TMiniRow row : result.getRows()) {
      rows.add(String.join("|", row.getValues().stream().map(TestBackend::text).toList()));
    }
    return rows;
  }

  private static String text(TMiniValue value) {
    return value.isSetText() ? value.getText() : "NULL";
  }

  TMiniExecRequest select(String sql, long atVersion) {
    List<TMiniScanTablet> tablets = new ArrayList<>();
    for (long tablet : TABLETS) {
      tablets.add(new TMiniScanTablet(tablet, 7, atVersion, List.of(self())));
    }
    TMiniScanTable table = new TMiniScanTable("t", keysType, columns, tablets);
    columns.stream()
        .filter(c -> c.getName().equals("__DORIS_DELETE_SIGN__"))
        .forEach(c -> table.setDeleteSignUniqueId(c.getUniqueId()));
    return new TMiniExecRequest(sql, List.of(table));
  }

  @Override
  public void close() throws Exception {
    backend.close();
    small.close();
    duckDb.close();
    engine.close();
  }
}
