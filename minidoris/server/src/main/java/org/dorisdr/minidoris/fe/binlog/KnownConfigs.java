package org.dorisdr.minidoris.fe.binlog;

import java.util.HashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.dorisdr.thrift.TBinlog;
import org.dorisdr.thrift.TBinlogType;

/**
 * Whether databases and tables keep binlogs, as it was when a record of theirs first asked: Doris
 * remembers it ({@code BinlogConfigCache}) until a change of properties, and that change itself is
 * still judged by what was remembered. So the change that switches binlogs off is told, and the one
 * that switches them on is not, unless nothing had asked before. Guarded by {@link Binlogs}.
 */
final class KnownConfigs {
  private final Map<Long, Boolean> known = new HashMap<>();

  /** What is remembered of a database or table, else what is so now. */
  boolean enabled(long id, BooleanSupplier now) {
    return known.computeIfAbsent(id, i -> now.getAsBoolean());
  }

  /** Forgets what a record has changed, after it was judged. */
  void after(TBinlog record) {
    if (record.isRemoveEnableCache()) {
      if (record.isSetTableIds()) {
        record.getTableIds().forEach(known::remove);
      } else {
        known.remove(record.getDbId());
      }
    } else if (record.getType() == TBinlogType.DROP_TABLE) {
      record.getTableIds().forEach(known::remove);
    }
  }

  /** By id, for the image. */
  Map<Long, Boolean> all() {
    return known;
  }
}
