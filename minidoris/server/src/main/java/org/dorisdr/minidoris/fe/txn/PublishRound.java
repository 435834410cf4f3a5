package org.dorisdr.minidoris.fe.txn;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dorisdr.minidoris.fe.catalog.Catalog;
import org.dorisdr.minidoris.fe.catalog.MaterializedIndex;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.minidoris.fe.catalog.Partition;
import org.dorisdr.minidoris.fe.catalog.Replica;
import org.dorisdr.minidoris.fe.catalog.Tablet;
import org.dorisdr.thrift.TAgentServiceVersion;
import org.dorisdr.thrift.TAgentTaskRequest;
import org.dorisdr.thrift.TFinishTaskRequest;
import org.dorisdr.thrift.TPartitionVersionInfo;
import org.dorisdr.thrift.TPublishVersionRequest;
import org.dorisdr.thrift.TStatusCode;
import org.dorisdr.thrift.TTaskType;

/**
 * What is known of the publishing of one transaction: which backends were asked and what they
 * answered. Thread safe.
 */
final class PublishRound {
  /** One task: a part of a transaction on a backend. */
  record Part(long backendId, long transactionId) {}

  /** Tablets that a backend has published, none if it failed, and what they got, as it counted. */
  private record Answer(Set<Long> tablets, PublishedRows rows) {}

  final Transaction transaction;
  private final long startedNanos = System.nanoTime();
  private final Map<Part, Answer> answers = new LinkedHashMap<>();

  /** Tablets of each task, those of rollups as well. */
  private final Map<Part, Set<Long>> asked = new LinkedHashMap<>();

  /** Versions that partitions get, by backend. */
  private final Map<Long, Map<Long, Long>> versions = new LinkedHashMap<>();

  private int failures;
  private boolean done;

  PublishRound(Transaction transaction) {
    this.transaction = transaction;
  }

  /** The tasks, by part. The catalog's lock is held. */
  Map<Part, TAgentTaskRequest> tasks(Catalog catalog) {
    Map<Part, TAgentTaskRequest> tasks = new LinkedHashMap<>();
    for (Transaction.TableCommit commit : transaction.commits) {
      long id = commit.subTransactionId() < 0 ? transaction.id : commit.subTransactionId();
      for (Transaction.PartitionCommit p : commit.partitions()) {
        CatalogVersions.partition(catalog, commit.tableId(), p.partitionId())
            .ifPresent(
                partition -> ask(tasks, id, partition, p.version(), baseIndex(catalog, commit)));
      }
    }
    return tasks;
  }

  private static long baseIndex(Catalog catalog, Transaction.TableCommit commit) {
    return catalog
        .table(commit.tableId())
        .filter(OlapTable.class::isInstance)
        .map(t -> ((OlapTable) t).baseIndexId)
        .orElse(-1L);
  }

  private void ask(
      Map<Part, TAgentTaskRequest> tasks,
      long id,
      Partition partition,
      long version,
      long baseIndex) {
    Set<Long> partsWithVersion = new HashSet<>();
    for (MaterializedIndex index : partition.indexes.values()) {
      for (Tablet tablet : index.tablets) {
        for (Replica replica : tablet.replicas) {
          Part part = new Part(replica.backendId, id);
          TPublishVersionRequest request =
              tasks.computeIfAbsent(part, PublishRound::task).getPublishVersionReq();
          if (partsWithVersion.add(replica.backendId)) {
            request.addToPartitionVersionInfos(new TPartitionVersionInfo(partition.id, version, 0));
            remember(replica.backendId, partition.id, version);
          }
          askFor(part, tablet.id);
          if (index.id == baseIndex) {
            // Rows are counted once, not again for each rollup.
            request.addToBaseTabletIds(tablet.id);
          }
        }
      }
    }
  }

  private synchronized void askFor(Part part, long tabletId) {
    asked.computeIfAbsent(part, p -> new HashSet<>()).add(tabletId);
  }

  private synchronized void remember(long backendId, long partitionId, long version) {
    versions
        .computeIfAbsent(backendId, id -> new LinkedHashMap<>())
        .merge(partitionId, version, Math::max);
  }

  /** Versions that the partitions have after it, by each backend that has tablets of them. */
  synchronized Map<Long, Map<Long, Long>> versions() {
    Map<Long, Map<Long, Long>> copy = new LinkedHashMap<>();
    versions.forEach((backendId, partitions) -> copy.put(backendId, new HashMap<>(partitions)));
    return copy;
  }

  private static TAgentTaskRequest task(Part part) {
    TAgentTaskRequest task =
        new TAgentTaskRequest(
            TAgentServiceVersion.V1, TTaskType.PUBLISH_VERSION, part.transactionId());
    task.setPublishVersionReq(new TPublishVersionRequest(part.transactionId(), new ArrayList<>()));
    return task;
  }

  /**
   * Takes a backend's answer.
   *
   * @return false if it says that not all could be published, so that it should be asked again
   */
  synchronized boolean answered(Part part, TFinishTaskRequest answer) {
    Set<Long> good = new HashSet<>(asked.getOrDefault(part, Set.of()));
    boolean failed = answer.getTaskStatus().getStatusCode() != TStatusCode.OK;
    if (answer.isSetSuccTablets()) {
      good.retainAll(answer.getSuccTablets().keySet());
    } else if (answer.isSetErrorTabletIds()) {
      answer.getErrorTabletIds().forEach(good::remove);
    } else if (failed) {
      good.clear();
    }
    answers.merge(part, new Answer(good, PublishedRows.of(answer)), PublishRound::union);
    failures = failed ? failures + 1 : failures;
    return !failed;
  }

  private static Answer union(Answer a, Answer b) {
    Set<Long> all = new HashSet<>(a.tablets);
    all.addAll(b.tablets);
    return new Answer(all, a.rows.and(b.rows));
  }

  /** Rows by table and tablet of all answers so far. */
  synchronized Map<Long, Map<Long, Long>> rows() {
    Map<Long, Map<Long, Long>> sums = new LinkedHashMap<>();
    answers.values().forEach(answer -> answer.rows.addTo(sums));
    return sums;
  }

  synchronized int failures() {
    return failures;
  }

  /** Parts of backends that have not answered. */
  synchronized List<Part> unanswered() {
    return asked.keySet().stream().filter(p -> !answers.containsKey(p)).toList();
  }

  synchronized boolean published(long backendId, long part, long tabletId) {
    Answer answer = answers.get(new Part(backendId, part));
    return answer != null && answer.tablets.contains(tabletId);
  }

  long millis() {
    return (System.nanoTime() - startedNanos) / 1_000_000;
  }

  synchronized boolean isDone() {
    return done;
  }

  synchronized void end() {
    done = true;
  }

  /** Index that the load has written: the base index, and those of which somebody has a tablet. */
  boolean concerns(OlapTable table, MaterializedIndex index, long part) {
    if (index.id == table.baseIndexId) {
      return true;
    }
    if (index.state == MaterializedIndex.State.SHADOW) {
      return false;
    }
    return index.tablets.stream()
        .anyMatch(t -> t.replicas.stream().anyMatch(r -> published(r.backendId, part, t.id)));
  }
}
