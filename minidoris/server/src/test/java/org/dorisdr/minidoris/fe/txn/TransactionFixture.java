package org.dorisdr.minidoris.fe.txn;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.dorisdr.minidoris.fe.catalog.Database;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.minidoris.fe.catalog.Partition;
import org.dorisdr.minidoris.fe.catalog.Replica;
import org.dorisdr.minidoris.fe.testing.TestFrontend;
import org.dorisdr.thrift.TTabletCommitInfo;
import org.dorisdr.thrift.TUniqueId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A frontend in memory with a database and a table of two tablets, and transactions on it. */
abstract class TransactionFixture {
  @TempDir Path home;

  TestFrontend frontend;
  TransactionManager transactions;
  Database database;
  OlapTable table;

  @BeforeEach
  void start() {
    frontend = new TestFrontend(home, Map.of("enable_feature_binlog", "true"));
    transactions = frontend.fe.transactions();
    database = frontend.database("db1");
    table = frontend.table(database, "t", 2);
  }

  @AfterEach
  void stop() {
    frontend.close();
  }

  TransactionManager.Begun begin(String label, TUniqueId request) {
    return transactions.begin(
        new BeginRequest(
            database.id,
            List.of(table.id),
            label,
            request,
            BeginRequest.Source.BACKEND_STREAMING,
            BeginRequest.Coordinator.BE,
            0,
            "127.0.0.1",
            600_000));
  }

  List<TTabletCommitInfo> everything(OlapTable of) {
    List<TTabletCommitInfo> infos = new ArrayList<>();
    for (Partition partition : of.partitions.values()) {
      partition.indexes.values().stream()
          .flatMap(index -> index.tablets.stream())
          .forEach(
              tablet -> {
                for (Replica replica : tablet.replicas) {
                  infos.add(new TTabletCommitInfo(tablet.id, replica.backendId));
                }
              });
    }
    return infos;
  }
}
