package org.dorisdr.sync.txn;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.dorisdr.cluster.Backend;
import org.dorisdr.cluster.ClusterException;
import org.dorisdr.sync.context.MetaCache;
import org.dorisdr.sync.context.TableMeta;
import org.dorisdr.sync.context.TableProblem;

/**
 * Says which backend of the target fetches which tablet from which backends of the source. Owned by
 * one worker; not thread safe.
 */
final class TabletPlanner {
  private final MetaCache source;
  private final MetaCache target;
  private int turn;

  TabletPlanner(MetaCache source, MetaCache target) {
    this.source = source;
    this.target = target;
  }

  /** Has other backends of the source asked first than with another number. */
  void turn(int number) {
    turn = number;
  }

  /** Adds an ingest for every living replica of every tablet; they are paired in bucket order. */
  void add(
      PartitionMatch match,
      TableMeta.Index fromIndex,
      TableMeta.Index toIndex,
      List<TxnPlan.Ingest> into)
      throws ClusterException, TableProblem {
    int count = fromIndex.tablets().size();
    if (toIndex.tablets().size() != count) {
      throw TableProblem.copy(
          match.from().id(),
          "partition "
              + match.toPartition().name()
              + " has other buckets on the target than on the source");
    }
    for (int i = 0; i < count; i++) {
      replicas(match, fromIndex.tablets().get(i), toIndex.tablets().get(i), turn + i, into);
    }
  }

  /**
   * @param first of the source's backends: neighbouring tablets start with different ones
   */
  private void replicas(
      PartitionMatch match,
      TableMeta.Tablet from,
      TableMeta.Tablet to,
      int first,
      List<TxnPlan.Ingest> into)
      throws ClusterException, TableProblem {
    int alive = 0;
    for (TableMeta.Replica replica : to.replicas()) {
      Backend backend = target.backend(replica.backendId());
      if (backend != null && backend.alive()) {
        into.add(ingest(match, from, to, backend, first + alive));
        alive++;
      }
    }
    if (alive < to.replicas().size() / 2 + 1) {
      target.forgetBackends();
      throw TableProblem.wait(
          match.from().id(),
          "table '%s': %d of the %d backends that have its tablet %d are alive. HINT: SHOW BACKENDS on the target"
              .formatted(match.to().name(), alive, to.replicas().size(), to.id()));
    }
  }

  private TxnPlan.Ingest ingest(
      PartitionMatch match, TableMeta.Tablet from, TableMeta.Tablet to, Backend by, int first)
      throws ClusterException, TableProblem {
    return new TxnPlan.Ingest(
        match.from().id(),
        match.to().id(),
        match.toPartition().id(),
        to.id(),
        to.replicas().size(),
        by,
        from.id(),
        sources(match.from(), from, first),
        match.written().version(),
        match.written().subTransaction());
  }

  /** Live backends of the source that have the tablet, another one first for every turn. */
  private List<Backend> sources(TableMeta table, TableMeta.Tablet tablet, int first)
      throws ClusterException, TableProblem {
    List<Backend> all = new ArrayList<>();
    for (TableMeta.Replica replica : tablet.replicas()) {
      Backend backend = source.backend(replica.backendId());
      if (backend != null && backend.alive()) {
        all.add(backend);
      }
    }
    if (all.isEmpty()) {
      source.forgetBackends();
      throw TableProblem.wait(
          table.id(),
          "table '%s': no backend of the source that has its tablet %d is alive. HINT: SHOW BACKENDS on the source"
              .formatted(table.name(), tablet.id()));
    }
    Collections.rotate(all, -first);
    return all;
  }
}
