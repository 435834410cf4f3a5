package org.dorisdr.minidoris.fe;

import org.dorisdr.minidoris.fe.agent.AgentTasks;
import org.dorisdr.minidoris.fe.backup.BackupHandler;
import org.dorisdr.minidoris.fe.binlog.BinlogManager;
import org.dorisdr.minidoris.fe.catalog.Catalog;
import org.dorisdr.minidoris.fe.catalog.CatalogManager;
import org.dorisdr.minidoris.fe.cluster.Members;
import org.dorisdr.minidoris.fe.cluster.Nodes;
import org.dorisdr.minidoris.fe.proc.ProcRegistry;
import org.dorisdr.minidoris.fe.query.QueryService;
import org.dorisdr.minidoris.fe.recycle.RecycleBin;
import org.dorisdr.minidoris.fe.rpc.BackendClients;
import org.dorisdr.minidoris.fe.session.StatementRegistry;
import org.dorisdr.minidoris.fe.txn.TransactionManager;

/** A frontend as its parts see each other. Thread safe. */
abstract class FeView implements Frontend {
  private final FeSettings settings;
  private final FeIdentity identity;
  private final StatementRegistry statements = new StatementRegistry();
  private final ProcRegistry proc = new ProcRegistry();

  FeView(FeSettings settings, FeIdentity identity) {
    this.settings = settings;
    this.identity = identity;
  }

  /** Null while they are created. */
  abstract FeParts parts();

  public StatementRegistry statements() {
    return statements;
  }

  /** What SHOW PROC shows; parts add their directories while statements are registered. */
  public ProcRegistry proc() {
    return proc;
  }

  public Nodes nodes() {
    return parts().nodes;
  }

  /** The frontends of the cluster. */
  public Members members() {
    return parts().members;
  }

  FeIdentity identity() {
    return identity;
  }

  /** Runs SELECT, INSERT, UPDATE and DELETE. */
  public QueryService queries() {
    return parts().queries;
  }

  /** Name of this frontend in its group. */
  public String nodeName() {
    return identity.nodeName();
  }

  /** Whether it only follows, for good. */
  public boolean isObserver() {
    return identity.observer();
  }

  public int clusterId() {
    return identity.clusterId();
  }

  public String token() {
    return identity.token();
  }

  @Override
  public FeSettings settings() {
    return settings;
  }

  @Override
  public Catalog catalog() {
    return parts().catalog;
  }

  /** The catalog with what only journal operations use. */
  public CatalogManager catalogManager() {
    return parts().catalog;
  }

  @Override
  public TransactionManager transactions() {
    return parts().transactions;
  }

  @Override
  public BinlogManager binlogs() {
    return parts().binlogs;
  }

  @Override
  public BackupHandler backups() {
    return parts().backups;
  }

  @Override
  public RecycleBin recycleBin() {
    return parts().recycleBin;
  }

  @Override
  public ClusterState cluster() {
    return parts().nodes;
  }

  @Override
  public AgentTasks agentTasks() {
    return parts().agents.tasks();
  }

  /** Connections to backends. */
  public BackendClients backendClients() {
    return parts().agents.clients();
  }
}
