package org.dorisdr.minidoris.fe.plugins;

import org.dorisdr.minidoris.fe.Frontend;
import org.dorisdr.minidoris.fe.journal.JournalOp;

/** A plugin belongs to the cluster from now on: every frontend loads it. */
public record InstallPluginOp(InstalledPlugin plugin) implements JournalOp {
  @Override
  public void apply(Frontend frontend, long journalId) {
    PluginManager.of(frontend).installed(plugin);
  }
}
