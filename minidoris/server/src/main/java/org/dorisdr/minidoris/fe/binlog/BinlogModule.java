package org.dorisdr.minidoris.fe.binlog;

import java.util.Optional;
import org.dorisdr.minidoris.fe.FeModule;
import org.dorisdr.minidoris.fe.FeServer;
import org.dorisdr.minidoris.fe.binlog.record.RecordBuilders;
import org.dorisdr.minidoris.fe.journal.ImageModule;
import org.dorisdr.minidoris.fe.journal.JournalOp;
import org.dorisdr.minidoris.fe.journal.OpRegistry;
import org.dorisdr.minidoris.fe.session.StatementRegistry;
import org.dorisdr.minidoris.fe.session.StatementResult;

/** Wires the binlogs into a frontend. */
public final class BinlogModule implements FeModule {
  private static final long GC_MILLIS = 15_000;

  private final FeServer fe;
  private final Binlogs binlogs;
  private final RecordBuilders builders = new RecordBuilders();

  public BinlogModule(FeServer fe) {
    this.fe = fe;
    this.binlogs = new Binlogs(fe);
  }

  public Binlogs binlogs() {
    return binlogs;
  }

  @Override
  public void operations(OpRegistry ops) {
    ops.register("OP_GC_BINLOG", GcBinlogOp.class);
  }

  @Override
  public Optional<ImageModule> image() {
    return Optional.of(binlogs);
  }

  @Override
  public void applied(JournalOp op, long journalId) {
    if (!fe.settings().flag("enable_feature_binlog", false)) {
      return;
    }
    BinlogRecord record = builders.build(fe, op, journalId);
    if (record != null) {
      binlogs.add(record);
    }
  }

  @Override
  public void statements(StatementRegistry statements) {
    fe.proc().register("binlog", () -> StatementResult.show(BinlogInfo.COLUMNS, binlogs.info()));
  }

  @Override
  public void start() {
    long pause = fe.settings().number("binlog_gc_interval_millis", GC_MILLIS);
    BinlogGc gc = new BinlogGc(fe, binlogs, System::currentTimeMillis);
    fe.daemons().onMaster("binlog gc", pause, gc::run);
  }
}
