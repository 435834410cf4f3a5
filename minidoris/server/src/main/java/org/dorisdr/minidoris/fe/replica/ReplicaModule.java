package org.dorisdr.minidoris.fe.replica;

import static org.dorisdr.minidoris.fe.session.SessionHandlers.master;

import org.dorisdr.minidoris.fe.ClusterState.Backend;
import org.dorisdr.minidoris.fe.FeModule;
import org.dorisdr.minidoris.fe.FeServer;
import org.dorisdr.minidoris.fe.catalog.ddl.Ddl;
import org.dorisdr.minidoris.fe.cluster.DropBackendOp;
import org.dorisdr.minidoris.fe.journal.JournalOp;
import org.dorisdr.minidoris.fe.journal.OpRegistry;
import org.dorisdr.minidoris.fe.session.StatementRegistry;
import org.dorisdr.sql.stock.catalog.CheckTablets;
import org.dorisdr.sql.stock.catalog.CompactTable;
import org.dorisdr.sql.stock.catalog.CopyTablet;
import org.dorisdr.sql.stock.catalog.DiagnoseTablet;
import org.dorisdr.sql.stock.catalog.ModifyBackends;
import org.dorisdr.sql.stock.catalog.ModifyHostName;
import org.dorisdr.sql.stock.catalog.RebalanceDisks;
import org.dorisdr.sql.stock.catalog.RepairTable;
import org.dorisdr.sql.stock.catalog.SetPartitionVersion;
import org.dorisdr.sql.stock.catalog.SetReplicaStatus;
import org.dorisdr.sql.stock.catalog.SetReplicaVersion;
import org.dorisdr.sql.stock.catalog.SetTableStatus;
import org.dorisdr.sql.stock.catalog.ShowReplicaDistribution;
import org.dorisdr.sql.stock.catalog.ShowReplicaStatus;
import org.dorisdr.sql.stock.catalog.ShowTabletsBelong;

/**
 * Keeps every tablet at the number of replicas that its partition asks for: repairs those that fell
 * behind, makes new ones, drops those too many, and lets backends go that are decommissioned and
 * empty.
 */
public final class ReplicaModule implements FeModule {
  private static final long PAUSE_MILLIS = 5_000;

  private final FeServer fe;
  private final RepairPriorities priorities = new RepairPriorities(System::currentTimeMillis);
  private final ReplicaRepair repair;
  private final ReplicaBuilder builder;
  private final SurplusReplicas surplus;
  private final TabletReports reports;

  public ReplicaModule(FeServer fe) {
    this.fe = fe;
    this.repair = new ReplicaRepair(fe);
    this.builder = new ReplicaBuilder(fe, priorities);
    this.surplus = new SurplusReplicas(fe);
    this.reports = new TabletReports(fe, builder);
  }

  /** Takes the backends' reports of their tablets. */
  public TabletReports reports() {
    return reports;
  }

  @Override
  public void operations(OpRegistry ops) {
    ops.register("OP_ADD_REPLICA", AddReplicaOp.class);
    ops.register("OP_BACKEND_TABLETS_INFO", BadReplicasOp.class);
    ops.register("OP_UPDATE_REPLICA", ReplicaVersionOp.class);
    ops.register("OP_DELETE_REPLICA", DropReplicaOp.class);
    ops.register("OP_SET_REPLICA_STATUS", SetReplicaStatusOp.class);
    ops.register("OP_SET_REPLICA_VERSION", SetReplicaVersionOp.class);
    ops.register("OP_SET_TABLE_STATUS", SetTableStatusOp.class);
    ops.register("OP_SET_PARTITION_VERSION", SetPartitionVersionOp.class);
  }

  @Override
  public void statements(StatementRegistry statements) {
    fe.proc()
        .register(
            "cluster_health", new ClusterHealthProc(new TabletHealthProc(fe, builder.copies())));
    fe.proc().register("cluster_balance", new ClusterBalanceProc(fe, builder.copies(), priorities));
    fe.proc().register("statistic", new StatisticProc(fe));
    Ddl ddl = new Ddl(fe);
    statements.register(ShowReplicaStatus.class, master(new ReplicaStatusHandler(ddl)::show));
    statements.register(
        ShowReplicaDistribution.class, master(new ReplicaDistributionHandler(ddl)::show));
    statements.register(DiagnoseTablet.class, new DiagnoseHandler(ddl)::show);
    SetReplicaHandlers set = new SetReplicaHandlers(ddl);
    statements.register(SetReplicaStatus.class, set::status);
    statements.register(SetReplicaVersion.class, set::version);
    TabletWorkHandlers work = new TabletWorkHandlers(ddl);
    statements.register(CheckTablets.class, work::check);
    statements.register(CompactTable.class, work::compact);
    SetTableHandlers tables = new SetTableHandlers(ddl);
    statements.register(SetTableStatus.class, tables::status);
    statements.register(SetPartitionVersion.class, tables::version);
    statements.register(ShowTabletsBelong.class, master(new TabletsBelongHandler(ddl)::show));
    RefusedHandlers refused = new RefusedHandlers(ddl);
    statements.register(RebalanceDisks.class, refused::rebalance);
    statements.register(CopyTablet.class, refused::copy);
    statements.register(ModifyBackends.class, refused::modify);
    statements.register(ModifyHostName.class, refused::rename);
    statements.register(RepairTable.class, new RepairHandler(ddl, priorities)::run);
  }

  @Override
  public void applied(JournalOp op, long journalId) {
    if (op instanceof DropBackendOp drop) {
      fe.agentTasks().abandonAll(drop.id());
    }
  }

  @Override
  public void start() {
    long pause = fe.settings().number("tablet_repair_interval_millis", PAUSE_MILLIS);
    fe.daemons().onMaster("replica repair", pause, this::run);
  }

  /** One round of everything. */
  void run() {
    ReplicaScan scan = ReplicaScan.of(fe);
    priorities.retain(scan.unhealthyPartitions());
    if (!fe.settings().flag("disable_tablet_scheduler", false)) {
      repair.repair(scan);
      builder.build(scan);
      surplus.drop(scan);
    }
    letGo(scan);
  }

  /** Tablets in the recycle bin do not hold a backend, as in Doris. */
  private void letGo(ReplicaScan scan) {
    if (!"true".equals(fe.settings().text("drop_backend_after_decommission", "true"))) {
      return;
    }
    for (Backend backend : fe.cluster().backends()) {
      if (backend.decommissioned() && scan.tablets.getOrDefault(backend.id(), 0) == 0) {
        fe.nodes().dropBackend(backend.host(), backend.heartbeatPort());
      }
    }
  }
}
