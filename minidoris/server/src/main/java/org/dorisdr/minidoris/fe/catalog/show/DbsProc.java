package org.dorisdr.minidoris.fe.catalog.show;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.doris.common.ErrorCode;
import org.dorisdr.minidoris.common.Times;
import org.dorisdr.minidoris.fe.catalog.Database;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.minidoris.fe.catalog.Sizes;
import org.dorisdr.minidoris.fe.catalog.Table;
import org.dorisdr.minidoris.fe.catalog.ddl.Ddl;
import org.dorisdr.minidoris.fe.proc.ProcDirectory;
import org.dorisdr.minidoris.fe.proc.ProcNode;
import org.dorisdr.minidoris.fe.session.Errors;
import org.dorisdr.minidoris.fe.session.StatementError;
import org.dorisdr.minidoris.fe.session.StatementResult;
import org.dorisdr.minidoris.fe.txn.Transaction;

/** {@code /dbs}: databases and their tables, as Doris's DbsProcDir and TablesProcDir. */
final class DbsProc implements ProcDirectory {
  /** Doris's information_schema, whose tables its SHOW PROC does not list. */
  private static final long INFORMATION_SCHEMA = 0;

  private final Ddl ddl;

  DbsProc(Ddl ddl) {
    this.ddl = ddl;
  }

  @Override
  public StatementResult rows() {
    return ddl.read(this::databases);
  }

  @Override
  public ProcNode child(String name) {
    long id = ProcDirectory.id(name, "db");
    Database database =
        ddl.read(() -> ddl.fe().catalog().database(id))
            .or(() -> systemDatabase(id))
            .orElseThrow(() -> StatementError.general("Database " + id + " does not exist"));
    return ProcDirectory.of(
        () -> ddl.read(() -> tables(database)), table -> table(database, table));
  }

  private static Optional<Database> systemDatabase(long id) {
    return id == INFORMATION_SCHEMA
        ? Optional.of(new Database(id, "information_schema"))
        : Optional.empty();
  }

  private ProcNode table(Database database, String name) {
    long id = ProcDirectory.id(name, "table");
    Table table = ddl.read(() -> database.tables.get(id));
    if (table == null) {
      throw Errors.of(ErrorCode.ERR_BAD_TABLE_ERROR, id);
    }
    return new TableProc(ddl, table);
  }

  private StatementResult databases() {
    ShowRows rows =
        new ShowRows(
            "DbId",
            "DbName",
            "TableNum",
            "Size",
            "Quota",
            "LastConsistencyCheckTime",
            "ReplicaCount",
            "ReplicaQuota",
            "RunningTransactionNum",
            "TransactionQuota",
            "LastUpdateTime");
    List<Database> all = new ArrayList<>(ddl.fe().catalog().databases());
    all.sort(Comparator.comparingLong(d -> d.id));
    for (Database database : all) {
      rows.add(
          database.id,
          database.name,
          tableCount(database),
          SizeTexts.text(database.tables.values().stream().mapToLong(Sizes::bytes).sum()),
          SizeTexts.text(database.dataQuota),
          null,
          replicas(database),
          database.replicaQuota,
          running(database).size(),
          database.transactionQuota(),
          null);
    }
    return rows.result();
  }

  /** Those of {@code mysql} are not in the catalog. */
  private static int tableCount(Database database) {
    return database.name.equals("mysql") ? SystemTables.MYSQL.size() : database.tables.size();
  }

  private static long replicas(Database database) {
    return database.tables.values().stream()
        .filter(OlapTable.class::isInstance)
        .mapToLong(t -> ShowPartitionHandlers.replicas((OlapTable) t))
        .sum();
  }

  private List<Transaction> running(Database database) {
    return ddl.fe().transactions().of(database.id).stream()
        .filter(t -> !t.status.isFinal())
        .toList();
  }

  private StatementResult tables(Database database) {
    ShowRows rows =
        new ShowRows(
            "TableId",
            "TableName",
            "IndexNum",
            "PartitionColumnName",
            "PartitionNum",
            "State",
            "Type",
            "LastConsistencyCheckTime",
            "ReplicaCount",
            "VisibleVersion",
            "VisibleVersionTime",
            "RunningTransactionNum",
            "LastUpdateTime");
    List<Transaction> running = running(database);
    List<Table> all = new ArrayList<>(database.tables.values());
    all.sort(Comparator.comparingLong(t -> t.id));
    for (Table table : all) {
      long writers = running.stream().filter(t -> t.tableIds.contains(table.id)).count();
      if (table instanceof OlapTable olap) {
        add(rows, olap, writers);
      } else {
        rows.add(
            table.id, table.name, null, null, 1, null, "VIEW", null, 0, null, null, writers, null);
      }
    }
    return rows.result();
  }

  /** Doris tells columns and number of partitions only of ranges, and this one time in ms. */
  private static void add(ShowRows rows, OlapTable table, long writers) {
    boolean range = table.partitionType.equals("RANGE");
    rows.add(
        table.id,
        table.name,
        table.indexMetas.size(),
        range ? String.join(", ", table.partitionColumns) : null,
        range ? table.partitions.size() : 1,
        table.state,
        OlapTable.isMaterialized(table) ? "MATERIALIZED_VIEW" : "OLAP",
        null,
        ShowPartitionHandlers.replicas(table),
        table.visibleVersion,
        table.visibleVersionTime,
        writers,
        Times.text(TableStatus.lastChange(table)));
  }
}
