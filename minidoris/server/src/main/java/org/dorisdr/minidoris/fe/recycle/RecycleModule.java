package org.dorisdr.minidoris.fe.recycle;

import java.util.Optional;
import org.dorisdr.minidoris.fe.FeModule;
import org.dorisdr.minidoris.fe.FeServer;
import org.dorisdr.minidoris.fe.journal.ImageModule;
import org.dorisdr.minidoris.fe.journal.OpRegistry;
import org.dorisdr.minidoris.fe.session.StatementRegistry;
import org.dorisdr.sql.stock.backup.DropRecycleBin;
import org.dorisdr.sql.stock.backup.RecoverDatabase;
import org.dorisdr.sql.stock.backup.RecoverPartition;
import org.dorisdr.sql.stock.backup.RecoverTable;
import org.dorisdr.sql.stock.backup.ShowRecycleBin;

/** The recycle bin of a frontend: what it journals and saves, its statements, its daemon. */
public final class RecycleModule implements FeModule {
  private final FeServer frontend;
  private final CatalogRecycleBin bin;
  private final Eraser eraser;

  public RecycleModule(FeServer frontend) {
    this.frontend = frontend;
    this.bin = new CatalogRecycleBin(frontend::catalogManager);
    this.eraser = new Eraser(frontend, frontend::agentTasks, System::currentTimeMillis);
  }

  public RecycleBin bin() {
    return bin;
  }

  @Override
  public void operations(OpRegistry ops) {
    ops.register("OP_ERASE_DB", EraseDatabaseOp.class);
    ops.register("OP_ERASE_TABLE", EraseTableOp.class);
    ops.register("OP_ERASE_PARTITION", ErasePartitionOp.class);
    ops.register("OP_RECOVER_DB", RecoverDatabaseOp.class);
    ops.register("OP_RECOVER_TABLE", RecoverTableOp.class);
    ops.register("OP_RECOVER_PARTITION", RecoverPartitionOp.class);
  }

  @Override
  public Optional<ImageModule> image() {
    return Optional.of(bin);
  }

  @Override
  public void statements(StatementRegistry statements) {
    statements.register(RecoverDatabase.class, new RecoverDatabaseHandler(frontend));
    statements.register(RecoverTable.class, new RecoverTableHandler(frontend));
    statements.register(RecoverPartition.class, new RecoverPartitionHandler(frontend));
    statements.register(ShowRecycleBin.class, new ShowRecycleBinHandler(frontend));
    statements.register(DropRecycleBin.class, new DropRecycleBinHandler(eraser));
  }

  @Override
  public void start() {
    long pause = frontend.settings().number("catalog_recycle_bin_interval_millis", 1000);
    frontend.daemons().onMaster("recycle bin", pause, eraser::eraseExpired);
  }
}
