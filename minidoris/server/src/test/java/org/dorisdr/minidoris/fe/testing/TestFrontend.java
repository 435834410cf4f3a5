package org.dorisdr.minidoris.fe.testing;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.doris.analysis.UserIdentity;
import org.dorisdr.minidoris.fe.FeServer;
import org.dorisdr.minidoris.fe.FeSettings;
import org.dorisdr.minidoris.fe.catalog.Column;
import org.dorisdr.minidoris.fe.catalog.Database;
import org.dorisdr.minidoris.fe.catalog.Distribution;
import org.dorisdr.minidoris.fe.catalog.IndexMeta;
import org.dorisdr.minidoris.fe.catalog.KeysType;
import org.dorisdr.minidoris.fe.catalog.MaterializedIndex;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.minidoris.fe.catalog.Partition;
import org.dorisdr.minidoris.fe.catalog.PartitionItem;
import org.dorisdr.minidoris.fe.catalog.Replica;
import org.dorisdr.minidoris.fe.catalog.Tablet;
import org.dorisdr.minidoris.fe.catalog.View;
import org.dorisdr.minidoris.fe.cluster.HeartbeatResult;
import org.dorisdr.minidoris.fe.session.Session;
import org.dorisdr.minidoris.fe.session.StatementError;
import org.dorisdr.minidoris.fe.session.StatementHandler;
import org.dorisdr.minidoris.fe.session.StatementResult;
import org.dorisdr.sql.stock.StockSql;
import org.dorisdr.sql.stock.StockStatement;

/**
 * A frontend in memory with backends that a {@link FakeAgentTasks} stands for. Tables are put into
 * its catalog directly, so that a test of one area needs no other.
 */
public final class TestFrontend implements AutoCloseable {
  public final FakeAgentTasks agent = new FakeAgentTasks();
  public final FeServer fe;
  public final long backendId;
  public final Session session = new Session(1, "root", "127.0.0.1");

  public TestFrontend(Path home, Map<String, String> settings) {
    Map<String, String> all = new HashMap<>(settings);
    // There is nobody at the backend's port, and nobody shall notice.
    all.put("heartbeat_interval_millis", "3600000");
    this.fe = FeServer.inMemory(new FeSettings(home, all), agent);
    session.context().setCurrentUserIdentity(UserIdentity.ROOT);
    this.backendId = fe.nodes().addBackend("127.0.0.1", 9050);
    heartbeat();
  }

  /** Lets the backend look alive. */
  public void heartbeat() {
    long now = System.currentTimeMillis();
    fe.nodes().heartbeat(new HeartbeatResult(backendId, null, 9060, 8040, 8060, 1, "test"), now);
  }

  public Database database(String name) {
    Database database = new Database(fe.catalog().nextId(), name);
    locked(() -> fe.catalog().addDatabase(database));
    return database;
  }

  /** Unpartitioned: k int key, v varchar(20). */
  public OlapTable table(Database database, String name, int buckets) {
    OlapTable table = emptyTable(name);
    addPartition(table, name, PartitionItem.WHOLE, buckets);
    locked(() -> fe.catalogManager().addTable(database.id, table));
    return table;
  }

  /** Partitioned by range of k: p0 [0, 10), p1 [10, 20), … */
  public OlapTable rangeTable(Database database, String name, int partitions) {
    OlapTable table = emptyTable(name);
    table.partitionType = "RANGE";
    table.partitionColumns.add("k");
    for (int i = 0; i < partitions; i++) {
      PartitionItem item =
          PartitionItem.range(
              List.of(String.valueOf(i * 10)), List.of(String.valueOf(i * 10 + 10)));
      addPartition(table, "p" + i, item, 1);
    }
    locked(() -> fe.catalogManager().addTable(database.id, table));
    return table;
  }

  public View view(Database database, String name, String definition) {
    View view = new View();
    view.id = fe.catalog().nextId();
    view.name = name;
    view.definition = definition;
    locked(() -> fe.catalogManager().addTable(database.id, view));
    return view;
  }

  private OlapTable emptyTable(String name) {
    OlapTable table = new OlapTable();
    table.id = fe.catalog().nextId();
    table.name = name;
    table.createTime = 1_700_000_000;
    table.keysType = KeysType.DUP_KEYS;
    IndexMeta index = new IndexMeta();
    index.id = fe.catalog().nextId();
    index.name = name;
    index.keysType = KeysType.DUP_KEYS;
    index.schemaHash = 1234567;
    index.columns.add(new Column("k", "int", true, true, null, null, "", 0, true));
    index.columns.add(new Column("v", "varchar(20)", false, true, "NONE", null, "", 1, true));
    table.baseIndexId = index.id;
    table.indexMetas.put(index.id, index);
    table.maxColumnUniqueId = 1;
    table.distribution = new Distribution(List.of("k"), 1, false);
    table.properties.put("binlog.enable", "true");
    return table;
  }

  private void addPartition(OlapTable table, String name, PartitionItem item, int buckets) {
    Partition partition = new Partition();
    partition.id = fe.catalog().nextId();
    partition.name = name;
    partition.item = item;
    partition.distribution = new Distribution(List.of("k"), buckets, false);
    MaterializedIndex index = new MaterializedIndex(table.baseIndexId);
    for (int i = 0; i < buckets; i++) {
      Tablet tablet = new Tablet(fe.catalog().nextId());
      tablet.replicas.add(new Replica(fe.catalog().nextId(), backendId, Partition.INIT_VERSION));
      index.tablets.add(tablet);
    }
    partition.indexes.put(index.id, index);
    table.partitions.put(partition.id, partition);
  }

  /** What DROP TABLE does to the metadata. */
  public void drop(Database database, String table, long dropTime) {
    locked(
        () -> {
          long id = database.table(table).orElseThrow().id;
          fe.recycleBin()
              .putTable(database.id, fe.catalogManager().removeTable(database.id, id), dropTime);
        });
  }

  /** What DROP DATABASE does to the metadata. */
  public void drop(Database database, long dropTime) {
    locked(() -> fe.recycleBin().putDatabase(fe.catalog().removeDatabase(database.id), dropTime));
  }

  /** What ALTER TABLE … DROP PARTITION does to the metadata. */
  public void dropPartition(Database database, OlapTable table, String name, long dropTime) {
    locked(
        () -> {
          Partition partition = table.partition(name).orElseThrow();
          table.partitions.remove(partition.id);
          fe.recycleBin().putPartition(database.id, table.id, partition, dropTime);
        });
  }

  public void locked(Runnable work) {
    fe.catalog().lock().writeLock().lock();
    try {
      work.run();
    } finally {
      fe.catalog().lock().writeLock().unlock();
    }
  }

  /** Rows that a statement answers; null = SQL NULL. */
  public List<List<String>> rows(String sql) {
    StockStatement statement = StockSql.parse(sql);
    StatementHandler<StockStatement> handler = fe.statements().find(statement).orElseThrow();
    List<List<String>> rows = new ArrayList<>();
    try (StatementResult result = handler.run(session, statement)) {
      result.rows().forEachRemaining(rows::add);
    }
    return rows;
  }

  /** Text of the error that a statement answers. */
  public String error(String sql) {
    try {
      rows(sql);
    } catch (StatementError e) {
      return e.getMessage().replace("errCode = 2, detailMessage = ", "");
    }
    throw new AssertionError("no error: " + sql);
  }

  @Override
  public void close() {
    fe.close();
  }
}
