package org.dorisdr.sync.txn;

import java.util.Map;
import java.util.TreeMap;
import org.dorisdr.cluster.ClusterException;
import org.dorisdr.sync.binlog.Binlog;
import org.dorisdr.sync.binlog.Upsert;
import org.dorisdr.sync.context.SyncContext;
import org.dorisdr.sync.context.TableMeta;
import org.dorisdr.sync.state.TableProgress;
import org.dorisdr.thrift.TBinlogType;

/**
 * Decides which tables a record still concerns: not those whose copy holds it already, nor those
 * that wait for a copy, nor those that the job does not cover. Owned by one worker.
 */
public final class TableFilter {

  private final SyncContext context;

  public TableFilter(SyncContext context) {
    this.context = context;
  }

  private boolean isRewinding(long seq) {
    return seq <= context.progress().rewindUntil;
  }

  /** Whether that record was dealt with before and is only read again for the sake of others. */
  private boolean isBehind(long seq, long tableId) {
    return isRewinding(seq) && !context.progress().rewound.contains(tableId);
  }

  /** Tables that an UPSERT is to be applied to: source id → name on the target. */
  public Map<Long, String> tablesOf(long seq, Upsert upsert) throws ClusterException {
    Map<Long, String> wanted = new TreeMap<>();
    for (Long id : upsert.tables().keySet()) {
      if (isBehind(seq, id)) {
        continue;
      }
      TableProgress table = context.progress().tables.get(id);
      if (table == null) {
        unknown(id, seq);
      } else if (table.state == TableProgress.State.NORMAL && seq > table.seq) {
        wanted.put(id, table.targetName);
      }
    }
    return wanted;
  }

  /** A table that no record introduced: restored on the source, or not covered, or gone. */
  private void unknown(long id, long seq) throws ClusterException {
    TableMeta meta = context.sourceMeta().table(id).orElse(null);
    if (meta == null || !meta.isOlap() || !context.record().covers(meta.name())) {
      return;
    }
    TableProgress table = context.meet(id, meta.name(), false);
    context.requestCopy(table, seq, "the table appeared on the source without a CREATE TABLE");
  }

  /** Whether a record other than an UPSERT is to be applied. */
  public boolean wants(Binlog binlog) {
    long id = binlog.tableId();
    if (binlog.type() == TBinlogType.REPLACE_TABLE) {
      return wantsReplace(binlog);
    }
    if (id < 0) {
      return false;
    }
    if (isBehind(binlog.seq(), id)) {
      return false;
    }
    TableProgress table = context.progress().tables.get(id);
    if (table == null) {
      return true;
    }
    boolean goneOnSource = table.seq == Long.MAX_VALUE;
    return binlog.seq() > table.seq || (goneOnSource && isEndOrReturn(binlog.type()));
  }

  private static boolean isEndOrReturn(TBinlogType type) {
    return type == TBinlogType.DROP_TABLE || type == TBinlogType.RECOVER_INFO;
  }

  private boolean wantsReplace(Binlog binlog) {
    long oldId = binlog.number("origTblId");
    long newId = binlog.number("newTblName");
    if (isBehind(binlog.seq(), oldId) && isBehind(binlog.seq(), newId)) {
      return false;
    }
    return !isCovered(oldId, binlog.seq()) || !isCovered(newId, binlog.seq());
  }

  private boolean isCovered(long id, long seq) {
    TableProgress table = context.progress().tables.get(id);
    return table == null || seq <= table.seq;
  }
}
