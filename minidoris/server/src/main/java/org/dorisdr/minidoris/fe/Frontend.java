package org.dorisdr.minidoris.fe;

import org.dorisdr.minidoris.fe.agent.AgentTasks;
import org.dorisdr.minidoris.fe.backup.BackupHandler;
import org.dorisdr.minidoris.fe.binlog.BinlogManager;
import org.dorisdr.minidoris.fe.catalog.Catalog;
import org.dorisdr.minidoris.fe.journal.EditLog;
import org.dorisdr.minidoris.fe.recycle.RecycleBin;
import org.dorisdr.minidoris.fe.txn.TransactionManager;

/**
 * The metadata of one frontend and the managers that change it. Everything else finds its way from
 * here. Managers are created once and live as long as the process.
 */
public interface Frontend {
  FeSettings settings();

  EditLog editLog();

  Catalog catalog();

  TransactionManager transactions();

  BinlogManager binlogs();

  BackupHandler backups();

  RecycleBin recycleBin();

  ClusterState cluster();

  AgentTasks agentTasks();

  /** True while this frontend may write. */
  boolean isMaster();

  /** True once image and journal have been read. */
  boolean isReady();
}
