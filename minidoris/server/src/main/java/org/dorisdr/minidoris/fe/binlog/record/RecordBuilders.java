package org.dorisdr.minidoris.fe.binlog.record;

import java.util.HashMap;
import java.util.Map;
import org.dorisdr.minidoris.fe.Frontend;
import org.dorisdr.minidoris.fe.binlog.BinlogRecord;
import org.dorisdr.minidoris.fe.journal.JournalOp;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the change record of an operation, by the operation's class. Filled once, then read by any
 * thread.
 */
public final class RecordBuilders {
  private static final Logger LOG = LoggerFactory.getLogger(RecordBuilders.class);

  /** Makes the record of one kind of operation; called after it was applied. */
  interface Builder<O> {
    /** Null if there is nothing to tell. */
    BinlogRecord build(Frontend frontend, O op, long journalId);
  }

  private final Map<Class<?>, Builder<JournalOp>> builders = new HashMap<>();

  public RecordBuilders() {
    TableRecords.register(this);
    PartitionRecords.register(this);
    SchemaRecords.register(this);
    JobRecords.register(this);
    ViewRecords.register(this);
    RecoverRecords.register(this);
    BarrierRecords.register(this);
  }

  @SuppressWarnings("unchecked")
  <O extends JournalOp> void add(Class<O> type, Builder<O> builder) {
    builders.put(type, (Builder<JournalOp>) builder);
  }

  /**
   * Record of an operation that was just applied; null if it is of no interest. The catalog's lock
   * is held.
   */
  public BinlogRecord build(Frontend frontend, JournalOp op, long journalId) {
    Builder<JournalOp> builder = builders.get(op.getClass());
    if (builder == null) {
      return null;
    }
    try {
      return builder.build(frontend, op, journalId);
    } catch (RuntimeException e) {
      // An operation must not fail once it is in the journal; consumers see a gap in content.
      LOG.error("no binlog for {} ({})", op.getClass().getSimpleName(), journalId, e);
      return null;
    }
  }
}
