package org.dorisdr.minidoris.fe.catalog.tablet;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Lock;
import org.dorisdr.minidoris.fe.ClusterState.Backend;
import org.dorisdr.minidoris.fe.Frontend;
import org.dorisdr.minidoris.fe.catalog.ColocateGroups;
import org.dorisdr.minidoris.fe.catalog.Distribution;
import org.dorisdr.minidoris.fe.catalog.IndexMeta;
import org.dorisdr.minidoris.fe.catalog.MaterializedIndex;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.minidoris.fe.catalog.Partition;
import org.dorisdr.minidoris.fe.catalog.Replica;
import org.dorisdr.minidoris.fe.catalog.Tablet;
import org.dorisdr.minidoris.fe.session.StatementError;
import org.dorisdr.thrift.TFinishTaskRequest;
import org.dorisdr.thrift.TStatusCode;
import org.dorisdr.thrift.TTaskType;

/**
 * Places the tablets of new partitions on backends and has them created. Thread safe; none of the
 * calls may be made with the catalog's lock held.
 */
public final class TabletCreator {
  private static final long BASE_TIMEOUT_MILLIS = 30_000;
  private static final long TABLET_TIMEOUT_MILLIS = 50;

  /** More at once than its memory is made for. */
  private static final long LIMIT = 50_000;

  /** Tasks that wait for backends at a time. */
  private static final int AT_ONCE = 1000;

  private final Frontend fe;
  private final AtomicInteger turn = new AtomicInteger();

  public TabletCreator(Frontend fe) {
    this.fe = fe;
  }

  /** One tablet to be created on one backend. */
  private record Creation(
      Partition partition, MaterializedIndex index, Tablet tablet, Replica replica) {
    long backendId() {
      return replica.backendId;
    }
  }

  /**
   * @throws StatementError if fewer backends are alive than the replicas asked for
   */
  public void checkReplicas(int replicas) {
    int available = alive().size();
    if (available < replicas) {
      throw StatementError.general(
          "replication num should be less than the number of available backends. replication num is "
              + replicas
              + ", available backend num is "
              + available);
    }
  }

  /**
   * Before the first of many is placed; Doris has no such limit.
   *
   * @throws StatementError if these are more than fit
   */
  public static void checkCount(long replicas) {
    if (replicas > LIMIT) {
      throw StatementError.general(
          "minidoris makes at most %d replicas of tablets at once, not %d. HINT: fewer buckets or partitions"
              .formatted(LIMIT, replicas));
    }
  }

  private List<Backend> alive() {
    return fe.cluster().backends().stream().filter(Backend::takesTablets).toList();
  }

  /** Gives a partition tablets for all visible indexes of its table, in bucket order. */
  public void place(OlapTable table, Partition partition) {
    checkReplicas(partition.replicationNum);
    List<List<Long>> colocated = colocated(table);
    for (IndexMeta meta : table.indexMetas.values()) {
      if (!meta.shadow) {
        MaterializedIndex index = index(meta.id, partition, colocated);
        partition.indexes.put(meta.id, index);
        if (table.colocation != null && colocated.isEmpty()) {
          colocated = ColocateGroups.backends(index);
        }
      }
    }
  }

  /** Where the tables of its group are; empty if it is in none, or is the first in it. */
  private List<List<Long>> colocated(OlapTable table) {
    if (table.colocation == null) {
      return List.of();
    }
    Lock lock = fe.catalog().lock().readLock();
    lock.lock();
    try {
      return new ColocateGroups(fe).backends(table.colocation, List.of(table));
    } finally {
      lock.unlock();
    }
  }

  /**
   * Tablets of one index in one partition.
   *
   * @param colocated on which backends each bucket has to be; empty = on any
   */
  public MaterializedIndex index(long indexId, Partition partition, List<List<Long>> colocated) {
    if (colocated.isEmpty()) {
      return index(indexId, partition);
    }
    MaterializedIndex index = new MaterializedIndex(indexId);
    for (List<Long> backends : colocated) {
      Tablet tablet = new Tablet(fe.catalog().nextId());
      for (long backend : backends) {
        tablet.replicas.add(new Replica(fe.catalog().nextId(), backend, partition.visibleVersion));
      }
      index.tablets.add(tablet);
    }
    return index;
  }

  private MaterializedIndex index(long indexId, Partition partition) {
    MaterializedIndex index = new MaterializedIndex(indexId);
    Distribution distribution = partition.distribution;
    List<Backend> backends = alive();
    if (backends.size() < partition.replicationNum) {
      checkReplicas(partition.replicationNum);
    }
    int first = turn.getAndIncrement();
    for (int bucket = 0; bucket < distribution.buckets(); bucket++) {
      Tablet tablet = new Tablet(fe.catalog().nextId());
      for (int copy = 0; copy < partition.replicationNum; copy++) {
        int at = Math.floorMod(first + bucket + copy, backends.size());
        tablet.replicas.add(
            new Replica(fe.catalog().nextId(), backends.get(at).id(), partition.visibleVersion));
      }
      index.tablets.add(tablet);
    }
    return index;
  }

  /** New tablets for another index of a partition, on the same backends as those of one it has. */
  public List<Tablet> like(MaterializedIndex origin) {
    List<Tablet> tablets = new ArrayList<>();
    for (Tablet old : origin.tablets) {
      Tablet tablet = new Tablet(fe.catalog().nextId());
      for (Replica replica : old.replicas) {
        tablet.replicas.add(
            new Replica(fe.catalog().nextId(), replica.backendId, Partition.INIT_VERSION));
      }
      tablets.add(tablet);
    }
    return tablets;
  }

  /**
   * Creates the tablets of partitions on their backends, and waits.
   *
   * @throws StatementError if one could not be created; the others are dropped again
   */
  public void create(OlapTable table, List<Partition> partitions) {
    List<Creation> creations = new ArrayList<>();
    for (Partition partition : partitions) {
      for (MaterializedIndex index : partition.indexes.values()) {
        for (Tablet tablet : index.tablets) {
          tablet.replicas.forEach(r -> creations.add(new Creation(partition, index, tablet, r)));
        }
      }
    }
    long limit = BASE_TIMEOUT_MILLIS + creations.size() * TABLET_TIMEOUT_MILLIS;
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(limit);
    for (int from = 0; from < creations.size(); from += AT_ONCE) {
      int to = Math.min(creations.size(), from + AT_ONCE);
      create(table, creations.subList(0, to), from, end, limit);
    }
  }

  /**
   * @param creations those that are being made, and from {@code first} on those to be
   */
  private void create(OlapTable table, List<Creation> creations, int first, long end, long limit) {
    List<Creation> now = creations.subList(first, creations.size());
    fe.catalog().tabletsInMaking().begin(now.stream().map(c -> c.tablet().id).toList());
    List<CompletableFuture<TFinishTaskRequest>> answers =
        now.stream().map(c -> submit(table, c)).toList();
    for (int i = 0; i < now.size(); i++) {
      Creation creation = now.get(i);
      String problem = await(creation, answers.get(i), end, limit);
      if (problem != null) {
        undo(table, creations);
        throw StatementError.general(
            "Failed to create partition["
                + creation.partition().name
                + "]. "
                + problem
                + ". Unfinished replica: "
                + creation.tablet().id
                + ":"
                + creation.backendId());
      }
    }
  }

  /** Creates the tablets of one index only, for a rollup or schema change. */
  public void create(OlapTable table, Partition partition, MaterializedIndex index) {
    Partition only = new Partition();
    only.id = partition.id;
    only.name = partition.name;
    only.visibleVersion = partition.visibleVersion;
    only.replicationNum = partition.replicationNum;
    only.indexes.put(index.id, index);
    create(table, List.of(only));
  }

  private CompletableFuture<TFinishTaskRequest> submit(OlapTable table, Creation c) {
    IndexMeta meta = table.indexMetas.get(c.index().id);
    return fe.agentTasks()
        .submit(
            c.backendId(), TabletTasks.create(table, meta, c.partition(), c.tablet(), c.replica()));
  }

  private static String await(
      Creation creation, CompletableFuture<TFinishTaskRequest> done, long end, long limit) {
    try {
      TFinishTaskRequest answer =
          done.get(Math.max(1, end - System.nanoTime()), TimeUnit.NANOSECONDS);
      if (answer.getTaskStatus().getStatusCode() == TStatusCode.OK) {
        if (answer.isSetFinishTabletInfos()) {
          creation.replica().pathHash = answer.getFinishTabletInfos().get(0).getPathHash();
        }
        return null;
      }
      List<String> messages = answer.getTaskStatus().getErrorMsgs();
      return "Error: " + (messages == null ? "" : String.join(", ", messages));
    } catch (TimeoutException e) {
      return "Timeout: " + limit / 1000 + " seconds";
    } catch (ExecutionException e) {
      return "Error: " + e.getCause();
    } catch (java.util.concurrent.CancellationException e) {
      return "Error: the backend left the cluster";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "Interrupted";
    }
  }

  private void undo(OlapTable table, List<Creation> creations) {
    for (Creation c : creations) {
      fe.agentTasks().abandon(c.backendId(), TTaskType.CREATE, c.tablet().id);
    }
    creations.stream().map(Creation::partition).distinct().forEach(p -> drop(table, p));
  }

  /** Has the tablets of a partition dropped from their backends; does not wait. */
  public void drop(OlapTable table, Partition partition) {
    for (MaterializedIndex index : partition.indexes.values()) {
      drop(table.indexMetas.get(index.id), index);
    }
  }

  /** Has the tablets of an index dropped from their backends; does not wait. */
  public void drop(IndexMeta meta, MaterializedIndex index) {
    for (Tablet tablet : index.tablets) {
      for (Replica replica : tablet.replicas) {
        fe.agentTasks()
            .send(replica.backendId, TabletTasks.drop(tablet.id, meta.schemaHash, replica.id));
      }
    }
    fe.catalog().tabletsInMaking().giveUp(index.tablets.stream().map(t -> t.id).toList());
  }
}
