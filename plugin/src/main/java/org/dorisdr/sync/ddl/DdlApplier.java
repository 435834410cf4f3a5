package org.dorisdr.sync.ddl;

import java.util.EnumMap;
import java.util.Map;
import org.dorisdr.cluster.ClusterException;
import org.dorisdr.host.HostException;
import org.dorisdr.sync.binlog.Binlog;
import org.dorisdr.sync.context.SyncContext;
import org.dorisdr.sync.context.TableProblem;
import org.dorisdr.sync.state.TableProgress;
import org.dorisdr.thrift.TBinlogType;

/**
 * Applies every record that is not an UPSERT: knows which ones concern which table and which are of
 * no interest. Owned by one worker; not thread safe.
 */
public final class DdlApplier {

  private static final Map<TBinlogType, Ddl> ON_TABLE = new EnumMap<>(TBinlogType.class);

  static {
    ON_TABLE.put(TBinlogType.ADD_PARTITION, PartitionDdl::add);
    ON_TABLE.put(TBinlogType.DROP_PARTITION, PartitionDdl::drop);
    ON_TABLE.put(TBinlogType.RENAME_PARTITION, PartitionDdl::rename);
    ON_TABLE.put(TBinlogType.TRUNCATE_TABLE, PartitionDdl::truncate);
    ON_TABLE.put(TBinlogType.REPLACE_PARTITIONS, TemporaryPartitions::replace);
    ON_TABLE.put(TBinlogType.MODIFY_TABLE_ADD_OR_DROP_COLUMNS, ColumnDdl::addOrDrop);
    ON_TABLE.put(TBinlogType.RENAME_COLUMN, ColumnDdl::rename);
    ON_TABLE.put(TBinlogType.MODIFY_COMMENT, ColumnDdl::comment);
    ON_TABLE.put(TBinlogType.MODIFY_TABLE_PROPERTY, ColumnDdl::properties);
    ON_TABLE.put(TBinlogType.MODIFY_TABLE_ADD_OR_DROP_INVERTED_INDICES, IndexDdl::addOrDrop);
    ON_TABLE.put(TBinlogType.INDEX_CHANGE_JOB, IndexDdl::build);
    ON_TABLE.put(TBinlogType.MODIFY_DISTRIBUTION_BUCKET_NUM, ColumnDdl::bucketNumber);
    ON_TABLE.put(TBinlogType.MODIFY_DISTRIBUTION_TYPE, ColumnDdl::distributionType);
    ON_TABLE.put(TBinlogType.ALTER_JOB, ColumnDdl::alterJob);
    ON_TABLE.put(TBinlogType.RENAME_ROLLUP, ColumnDdl::renameRollup);
    ON_TABLE.put(TBinlogType.DROP_ROLLUP, ColumnDdl::dropRollup);
    ON_TABLE.put(TBinlogType.MODIFY_VIEW_DEF, TableDdl::viewDefinition);
    ON_TABLE.put(TBinlogType.RENAME_TABLE, TableDdl::rename);
  }

  private final SyncContext context;

  public DdlApplier(SyncContext context) {
    this.context = context;
  }

  /**
   * @throws ClusterException only if it is worth trying again; nothing is lost then
   */
  public void apply(Binlog raw) throws ClusterException, HostException {
    Binlog binlog = raw.unwrapped();
    TBinlogType type = binlog.type();
    if (type == TBinlogType.ALTER_DATABASE_PROPERTY
        || type == TBinlogType.MODIFY_PARTITIONS
        || type == TBinlogType.BARRIER) {
      return;
    }
    TableProgress table = context.progress().tables.get(binlog.tableId());
    if (type == null) {
      unknown(binlog);
    } else if (type == TBinlogType.CREATE_TABLE) {
      TableCreation.create(context, binlog);
    } else if (type == TBinlogType.DROP_TABLE) {
      TableDdl.drop(context, binlog, table);
    } else if (type == TBinlogType.REPLACE_TABLE) {
      TableDdl.replace(context, binlog);
    } else if (type == TBinlogType.RECOVER_INFO) {
      TableDdl.recover(context, binlog);
    } else if (!ON_TABLE.containsKey(type)) {
      unknown(binlog);
    } else if (table != null) {
      onTable(ON_TABLE.get(type), binlog, table);
    }
    context.progress().appliedStatements++;
  }

  private void onTable(Ddl ddl, Binlog binlog, TableProgress table)
      throws ClusterException, HostException {
    boolean names = binlog.type() == TBinlogType.RENAME_TABLE;
    if (names && table.state == TableProgress.State.WAITING) {
      context.requestCopy(table, binlog.seq(), "it was renamed while it had to wait");
    }
    if (table.state != TableProgress.State.NORMAL && !names) {
      return;
    }
    try {
      ddl.apply(context, binlog, table);
    } catch (TableProblem e) {
      context.requestCopy(table, binlog.seq(), e.getMessage());
    } catch (ClusterException e) {
      if (e.isRetryable()) {
        throw e;
      }
      context.requestCopy(
          table, binlog.seq(), "the target refused " + binlog.type() + ": " + e.getMessage());
    }
    context.targetMeta().forget(table.targetName);
    context.sourceMeta().forget(table.sourceId);
  }

  private static String type(Binlog binlog) {
    return binlog.type() == null
        ? "a type that this version does not know"
        : "type " + binlog.type();
  }

  private void unknown(Binlog binlog) {
    for (Long id : binlog.tableIds()) {
      TableProgress table = context.progress().tables.get(id);
      if (table != null) {
        context.requestCopy(
            table, binlog.seq(), "a binlog of " + type(binlog) + " cannot be applied");
      }
    }
  }
}
