package org.dorisdr.sync.txn;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.dorisdr.cluster.Backend;
import org.dorisdr.cluster.ClusterException;
import org.dorisdr.sync.binlog.Upsert;
import org.dorisdr.sync.context.MetaCache;
import org.dorisdr.sync.context.TableMeta;
import org.dorisdr.sync.context.TableProblem;
import org.dorisdr.sync.watch.TargetWatch;

/**
 * Finds for every tablet that a source transaction wrote the tablets of the target. Owned by one
 * worker; not thread safe.
 *
 * <p>Partitions are matched by their range, temporary ones by their name, indexes by name, tablets
 * by their place in bucket order: these are what both clusters have in common.
 */
final class TxnPlanner {

  private final MetaCache source;
  private final MetaCache target;
  private final Temporaries temporaries;

  /** Temporary partitions of the source that the target has too. */
  interface Temporaries {
    /** Null if the target has none for it. */
    String name(long sourceTable, long partition);
  }

  TxnPlanner(MetaCache source, MetaCache target, Temporaries temporaries) {
    this.temporaries = temporaries;
    this.source = source;
    this.target = target;
  }

  /**
   * @param tables source id → name on the target, of the tables to take part
   * @param fresh true to distrust everything that is cached
   */
  TxnPlan plan(Upsert upsert, Map<Long, String> tables, boolean fresh)
      throws ClusterException, TableProblem {
    List<TxnPlan.Ingest> ingests = new ArrayList<>();
    Set<Long> sourceTables = new TreeSet<>();
    Set<Long> targetTables = new LinkedHashSet<>();
    long rows = 0;
    for (Map.Entry<Long, String> entry : tables.entrySet()) {
      if (fresh) {
        source.forget(entry.getKey());
        target.forget(entry.getValue());
        source.forgetBackends();
        target.forgetBackends();
      }
      Upsert.TablePart part = upsert.tables().get(entry.getKey());
      int before = ingests.size();
      long targetTable = table(entry.getKey(), entry.getValue(), part, ingests);
      if (ingests.size() > before) {
        sourceTables.add(entry.getKey());
        targetTables.add(targetTable);
        rows += part.rows();
      }
    }
    return new TxnPlan(
        sourceTables, List.copyOf(targetTables), ingests, upsert.subTransactions(), rows);
  }

  private long table(
      long sourceId, String targetName, Upsert.TablePart part, List<TxnPlan.Ingest> ingests)
      throws ClusterException, TableProblem {
    TableMeta from = source.table(sourceId).orElse(null);
    if (from == null) {
      // Dropped since: its DROP_TABLE comes later in the stream.
      return -1;
    }
    for (Upsert.PartitionPart p : part.partitions()) {
      if (!p.temporary() || temporaries.name(sourceId, p.partitionId()) != null) {
        from = partition(from, targetName, part, p, ingests);
      }
    }
    return target.table(targetName).map(TableMeta::id).orElse(-1L);
  }

  private TableMeta partition(
      TableMeta known,
      String targetName,
      Upsert.TablePart part,
      Upsert.PartitionPart p,
      List<TxnPlan.Ingest> ingests)
      throws ClusterException, TableProblem {
    TableMeta from = known;
    TableMeta.Partition fromPartition = from.partition(p.partitionId());
    if (fromPartition == null) {
      source.forget(from.id());
      from = source.table(known.id()).orElse(null);
      if (from == null || from.partition(p.partitionId()) == null) {
        // Dropped or truncated since: the record that says so comes later in the stream.
        return from == null ? known : from;
      }
      fromPartition = from.partition(p.partitionId());
    }
    TableMeta to = targetTable(from, targetName);
    TableMeta.Partition toPartition = counterpart(to, from, p);
    if (toPartition == null) {
      target.forget(targetName);
      to = targetTable(from, targetName);
      toPartition = counterpart(to, from, p);
    }
    if (toPartition == null) {
      throw TableProblem.copy(
          from.id(),
          "the target table " + targetName + " has no partition for " + fromPartition.name());
    }
    indexes(from, fromPartition, to, toPartition, part, p, ingests);
    return from;
  }

  private TableMeta.Partition counterpart(TableMeta to, TableMeta from, Upsert.PartitionPart p) {
    return p.temporary()
        ? to.temporary(temporaries.name(from.id(), p.partitionId()))
        : to.byRange().get(p.range());
  }

  private TableMeta targetTable(TableMeta from, String targetName)
      throws ClusterException, TableProblem {
    TableMeta to = target.table(targetName).orElse(null);
    if (to == null) {
      TargetWatch.requireDatabase(target.cluster(), target.database());
      throw TableProblem.copy(from.id(), "the target has no table " + targetName);
    }
    return to;
  }

  private void indexes(
      TableMeta from,
      TableMeta.Partition fromPartition,
      TableMeta to,
      TableMeta.Partition toPartition,
      Upsert.TablePart part,
      Upsert.PartitionPart p,
      List<TxnPlan.Ingest> ingests)
      throws ClusterException, TableProblem {
    boolean base = false;
    for (TableMeta.Index fromIndex : fromPartition.indexes()) {
      boolean isBase = fromPartition.isBase(fromIndex, from.name());
      boolean wanted = part.indexes().isEmpty() || part.indexes().contains(fromIndex.id());
      if (fromIndex.isShadow() || !wanted) {
        continue;
      }
      TableMeta.Index toIndex =
          isBase ? toPartition.base(to.name()) : toPartition.index(fromIndex.name());
      if (toIndex == null) {
        if (isBase) {
          throw TableProblem.copy(from.id(), "the target table has no base index " + to.name());
        }
        continue;
      }
      base |= isBase;
      tablets(from, fromIndex, to, toPartition, toIndex, p, ingests);
    }
    if (!base) {
      throw TableProblem.copy(
          from.id(), "the table was rewritten on the source by a schema change");
    }
  }

  private void tablets(
      TableMeta from,
      TableMeta.Index fromIndex,
      TableMeta to,
      TableMeta.Partition toPartition,
      TableMeta.Index toIndex,
      Upsert.PartitionPart p,
      List<TxnPlan.Ingest> ingests)
      throws ClusterException, TableProblem {
    int count = fromIndex.tablets().size();
    if (toIndex.tablets().size() != count) {
      throw TableProblem.copy(
          from.id(),
          "partition "
              + toPartition.name()
              + " has other buckets on the target than on the source");
    }
    for (int i = 0; i < count; i++) {
      TableMeta.Tablet fromTablet = fromIndex.tablets().get(i);
      TableMeta.Tablet toTablet = toIndex.tablets().get(i);
      int alive = 0;
      int turn = 0;
      for (TableMeta.Replica replica : toTablet.replicas()) {
        Backend backend = target.backend(replica.backendId());
        if (backend == null || !backend.alive()) {
          continue;
        }
        alive++;
        ingests.add(
            new TxnPlan.Ingest(
                from.id(),
                to.id(),
                toPartition.id(),
                toTablet.id(),
                toTablet.replicas().size(),
                backend,
                fromTablet.id(),
                sources(from, fromTablet, i + turn++),
                p.version(),
                p.subTransaction()));
      }
      if (alive < toTablet.replicas().size() / 2 + 1) {
        target.forgetBackends();
        throw TableProblem.wait(
            from.id(),
            "table '%s': %d of the %d backends that have its tablet %d are alive. HINT: SHOW BACKENDS on the target"
                .formatted(to.name(), alive, toTablet.replicas().size(), toTablet.id()));
      }
    }
  }

  /** Live backends of the source that have the tablet, another one first for every turn. */
  private List<Backend> sources(TableMeta table, TableMeta.Tablet tablet, int turn)
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
    List<Backend> turned = new ArrayList<>(all.size());
    for (int i = 0; i < all.size(); i++) {
      turned.add(all.get((i + turn) % all.size()));
    }
    return turned;
  }
}
