package org.dorisdr.sync.txn;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
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
  private final TabletPlanner tablets;

  /** Temporary partitions of the source that the target has too. */
  interface Temporaries {
    /** Null if the target has none for it. */
    String name(long sourceTable, long partition);
  }

  TxnPlanner(MetaCache source, MetaCache target, Temporaries temporaries) {
    this.temporaries = temporaries;
    this.source = source;
    this.target = target;
    this.tablets = new TabletPlanner(source, target);
  }

  /**
   * @param tables source id → name on the target, of the tables to take part
   * @param turn which of several backends of the source is asked first: another one each time
   * @param fresh true to distrust everything that is cached
   */
  TxnPlan plan(Upsert upsert, Map<Long, String> tables, int turn, boolean fresh)
      throws ClusterException, TableProblem {
    tablets.turn(turn);
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
        rows += source.table(entry.getKey()).map(t -> WrittenRows.count(t, part)).orElse(0L);
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
    indexes(new PartitionMatch(from, fromPartition, to, toPartition, p), part.indexes(), ingests);
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

  private void indexes(PartitionMatch match, List<Long> written, List<TxnPlan.Ingest> ingests)
      throws ClusterException, TableProblem {
    TableMeta from = match.from();
    boolean base = false;
    for (TableMeta.Index fromIndex : match.fromPartition().indexes()) {
      boolean isBase = match.fromPartition().isBase(fromIndex, from.name());
      boolean wanted = written.isEmpty() || written.contains(fromIndex.id());
      if (fromIndex.isShadow() || !wanted) {
        continue;
      }
      TableMeta.Index toIndex = counterpart(match, fromIndex, isBase);
      if (toIndex != null) {
        base |= isBase;
        tablets.add(match, fromIndex, toIndex, ingests);
      }
    }
    if (!base) {
      throw TableProblem.copy(
          from.id(), "the table was rewritten on the source by a schema change");
    }
  }

  /** Null if it is a rollup that the target does not have. */
  private static TableMeta.Index counterpart(
      PartitionMatch match, TableMeta.Index index, boolean base) throws TableProblem {
    String targetName = match.to().name();
    TableMeta.Index found =
        base ? match.toPartition().base(targetName) : match.toPartition().index(index.name());
    if (base && found == null) {
      throw TableProblem.copy(
          match.from().id(), "the target table has no base index " + targetName);
    }
    return found;
  }
}
