package org.dorisdr.minidoris.fe.binlog;

import java.util.List;
import org.dorisdr.minidoris.fe.Frontend;
import org.dorisdr.minidoris.fe.journal.JournalOp;

/** Binlog records have expired. */
public record GcBinlogOp(List<BinlogTombstone> tombstones) implements JournalOp {
  @Override
  public void apply(Frontend frontend, long journalId) {
    ((Binlogs) frontend.binlogs()).expire(tombstones);
  }
}
