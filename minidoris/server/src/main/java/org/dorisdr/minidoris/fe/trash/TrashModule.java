package org.dorisdr.minidoris.fe.trash;

import org.dorisdr.minidoris.fe.FeModule;
import org.dorisdr.minidoris.fe.FeServer;
import org.dorisdr.minidoris.fe.session.StatementRegistry;
import org.dorisdr.sql.stock.admin.CleanTrash;
import org.dorisdr.sql.stock.admin.ShowTrash;

/** Tells and empties what backends keep of deleted tablets. */
public final class TrashModule implements FeModule {
  private final FeServer fe;

  public TrashModule(FeServer fe) {
    this.fe = fe;
  }

  @Override
  public void statements(StatementRegistry statements) {
    TrashRows rows = new TrashRows(fe);
    statements.register(ShowTrash.class, new ShowTrashHandler(fe, rows));
    statements.register(CleanTrash.class, new CleanTrashHandler(fe));
    fe.proc().register("trash", new TrashProc(fe, rows));
  }
}
