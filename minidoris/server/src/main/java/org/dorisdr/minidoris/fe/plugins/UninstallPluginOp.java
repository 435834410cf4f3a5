package org.dorisdr.minidoris.fe.plugins;

import org.dorisdr.minidoris.fe.Frontend;
import org.dorisdr.minidoris.fe.journal.JournalOp;

/** A plugin belongs to the cluster no more: every frontend ends it. */
public record UninstallPluginOp(String name) implements JournalOp {
  @Override
  public void apply(Frontend frontend, long journalId) {
    PluginManager.of(frontend).uninstalled(name);
  }
}
