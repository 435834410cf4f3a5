package org.dorisdr.minidoris.fe.replica;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.Lock;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.dorisdr.minidoris.fe.FeServer;
import org.dorisdr.minidoris.fe.catalog.Database;
import org.dorisdr.minidoris.fe.catalog.show.ShowRows;
import org.dorisdr.minidoris.fe.proc.ProcDirectory;
import org.dorisdr.minidoris.fe.proc.ProcNode;
import org.dorisdr.minidoris.fe.session.StatementResult;

/**
 * {@code /cluster_health/tablet_health}: how many tablets of each database are in which state, and
 * which tablets of one; Doris's TabletHealthProcDir and IncompleteTabletsProcNode. There are no
 * tags and no checks of consistency here, and whether a colocation group is together is told by
 * {@code /colocation_group} alone.
 */
final class TabletHealthProc implements ProcDirectory {
  private static final String NONE = "";

  private final FeServer fe;
  private final ReplicaCopies copies;

  TabletHealthProc(FeServer fe, ReplicaCopies copies) {
    this.fe = fe;
    this.copies = copies;
  }

  @Override
  public StatementResult rows() {
    return locked(this::databases);
  }

  private <T> T locked(Supplier<T> work) {
    Lock lock = fe.catalog().lock().readLock();
    lock.lock();
    try {
      return work.get();
    } finally {
      lock.unlock();
    }
  }

  private StatementResult databases() {
    ShowRows rows =
        new ShowRows(
            "DbId",
            "DbName",
            "TabletNum",
            "HealthyNum",
            "ReplicaMissingNum",
            "VersionIncompleteNum",
            "ReplicaRelocatingNum",
            "RedundantNum",
            "ReplicaMissingForTagNum",
            "ForceRedundantNum",
            "ColocateMismatchNum",
            "ColocateRedundantNum",
            "NeedFurtherRepairNum",
            "UnrecoverableNum",
            "ReplicaCompactionTooSlowNum",
            "InconsistentNum",
            "OversizeNum",
            "CloningNum");
    List<Database> databases = new ArrayList<>(fe.catalog().databases());
    databases.sort(Comparator.comparing(d -> d.name));
    List<DatabaseHealth> all = databases.stream().map(this::health).toList();
    for (int i = 0; i < all.size(); i++) {
      add(rows, databases.get(i).id, databases.get(i).name, all.get(i));
    }
    add(rows, "Total", databases.size(), DatabaseHealth.sum(all));
    return rows.result();
  }

  private DatabaseHealth health(Database database) {
    return DatabaseHealth.of(database, fe.cluster(), copies.tablets());
  }

  private static void add(ShowRows rows, Object id, Object name, DatabaseHealth health) {
    rows.add(
        id,
        name,
        health.tablets(),
        health.in(TabletStatus.HEALTHY).size(),
        health.in(TabletStatus.REPLICA_MISSING).size(),
        health.in(TabletStatus.VERSION_INCOMPLETE).size(),
        health.in(TabletStatus.REPLICA_RELOCATING).size(),
        health.in(TabletStatus.REDUNDANT).size(),
        0,
        0,
        0,
        0,
        0,
        health.in(TabletStatus.UNRECOVERABLE).size(),
        health.slowCompaction.size(),
        0,
        health.oversize.size(),
        health.cloning.size());
  }

  @Override
  public ProcNode child(String name) {
    long id = ProcDirectory.id(name, "db");
    return locked(() -> fe.catalog().database(id))
        .map(database -> (ProcNode) () -> locked(() -> incomplete(health(database))))
        .orElse(null);
  }

  private static StatementResult incomplete(DatabaseHealth health) {
    return new ShowRows(
            "ReplicaMissingTablets",
            "VersionIncompleteTablets",
            "ReplicaRelocatingTablets",
            "RedundantTablets",
            "ReplicaMissingForTagTablets",
            "ForceRedundantTablets",
            "ColocateMismatchTablets",
            "ColocateRedundantTablets",
            "NeedFurtherRepairTablets",
            "UnrecoverableTablets",
            "ReplicaCompactionTooSlowTablets",
            "InconsistentTablets",
            "OversizeTablets")
        .add(
            ids(health.in(TabletStatus.REPLICA_MISSING)),
            ids(health.in(TabletStatus.VERSION_INCOMPLETE)),
            ids(health.in(TabletStatus.REPLICA_RELOCATING)),
            ids(health.in(TabletStatus.REDUNDANT)),
            NONE,
            NONE,
            NONE,
            NONE,
            NONE,
            ids(health.in(TabletStatus.UNRECOVERABLE)),
            ids(health.slowCompaction),
            NONE,
            ids(health.oversize))
        .result();
  }

  private static String ids(Set<Long> tablets) {
    return tablets.stream().map(String::valueOf).collect(Collectors.joining(","));
  }
}
