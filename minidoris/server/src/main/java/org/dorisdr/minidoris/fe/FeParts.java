package org.dorisdr.minidoris.fe;

import org.dorisdr.minidoris.fe.agent.AgentModule;
import org.dorisdr.minidoris.fe.agent.AgentTasks;
import org.dorisdr.minidoris.fe.auth.AuthModule;
import org.dorisdr.minidoris.fe.auth.TablePrivileges;
import org.dorisdr.minidoris.fe.backup.BackupHandler;
import org.dorisdr.minidoris.fe.backup.BackupManager;
import org.dorisdr.minidoris.fe.binlog.BinlogManager;
import org.dorisdr.minidoris.fe.binlog.BinlogModule;
import org.dorisdr.minidoris.fe.catalog.CatalogManager;
import org.dorisdr.minidoris.fe.cluster.Heartbeats;
import org.dorisdr.minidoris.fe.cluster.Members;
import org.dorisdr.minidoris.fe.cluster.Nodes;
import org.dorisdr.minidoris.fe.define.DefinitionsModule;
import org.dorisdr.minidoris.fe.door.FrontDoor;
import org.dorisdr.minidoris.fe.http.HttpModule;
import org.dorisdr.minidoris.fe.query.QueryModule;
import org.dorisdr.minidoris.fe.query.QueryService;
import org.dorisdr.minidoris.fe.query.StreamLoadModule;
import org.dorisdr.minidoris.fe.recycle.RecycleBin;
import org.dorisdr.minidoris.fe.recycle.RecycleModule;
import org.dorisdr.minidoris.fe.replica.ReplicaModule;
import org.dorisdr.minidoris.fe.rpc.FrontendRpc;
import org.dorisdr.minidoris.fe.trash.TrashModule;
import org.dorisdr.minidoris.fe.txn.TransactionManager;
import org.dorisdr.minidoris.fe.txn.TransactionModule;

/**
 * The parts of a frontend, in the order in which they start; they end in reverse. A new part is a
 * field and a line, or the line alone if nobody asks for it.
 */
final class FeParts {
  final Members members;
  final Nodes nodes;
  final AgentModule agents;
  final CatalogManager catalog;
  final TransactionManager transactions;
  final BinlogManager binlogs;
  final BackupHandler backups;
  final RecycleBin recycleBin;
  final QueryService queries;

  FeParts(FeServer fe, AgentTasks agentTasks) {
    members = fe.add(Members::new);
    nodes = fe.add(Nodes::new);
    agents = fe.add(f -> new AgentModule(f, agentTasks));
    catalog = fe.add(CatalogManager::new);
    // Until their parts land: put the implementation here, as a FeModule.
    transactions = fe.add(f -> new TransactionModule(f, agents.tasks())).transactions();
    binlogs = fe.add(BinlogModule::new).binlogs();
    fe.add(DefinitionsModule::new);
    fe.add(ReplicaModule::new);
    fe.add(TrashModule::new);
    // With the backends replaced there is nobody to beat.
    if (agentTasks == null) {
      fe.add(Heartbeats::new);
    }
    AuthModule auth = fe.add(AuthModule::new);
    fe.add(FrontendRpc::new);
    backups = fe.add(BackupManager::new);
    recycleBin = fe.add(RecycleModule::new).bin();
    queries =
        fe.add(f -> new QueryModule(f, new TablePrivileges(auth.privileges(), auth.users())))
            .service();
    fe.add(StreamLoadModule::new);
    fe.add(f -> new HttpModule(f, auth));
    // Last: clients come in when everything else is there.
    fe.add(f -> new FrontDoor(f, auth));
  }
}
