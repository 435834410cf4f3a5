package org.dorisdr.sync.check;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.dorisdr.cluster.Cluster;
import org.dorisdr.cluster.ClusterException;
import org.dorisdr.sync.check.TablePartitions.Content;
import org.dorisdr.sync.check.TablePartitions.One;
import org.dorisdr.sync.context.Hold;
import org.dorisdr.sync.state.TableProgress;

/**
 * Compares one partition at one point: the version that the source's query has read, and the same
 * version on the target. The job is held back only while it would go beyond that version, and only
 * until the target's query has been planned; the queries themselves may run for hours. Used by one
 * thread.
 */
final class PartitionCheck {

  /** How one attempt ended. */
  enum Kind {
    SAME,
    DIFFERENT,
    /** It is no longer there on the source. */
    GONE,
    /** No common point was found; says nothing about the content. */
    BUSY,
    /** The same, and it makes no sense to try again soon. */
    LATE
  }

  /**
   * Result of one attempt.
   *
   * @param text what differs, or why there was no common point; null if there is nothing to say
   * @param heldUp how long the job was held up
   */
  record Result(Kind kind, String text, Duration heldUp) {}

  private static final Duration QUERY_LIMIT = Duration.ofHours(6);

  /** By then a query that was handed over is planned; if not, the attempt is repeated. */
  private static final Duration PLANNED = Duration.ofSeconds(1);

  private static final Duration REACH_LIMIT = Duration.ofMinutes(10);

  private final CheckScope scope;
  private final TableProgress table;

  PartitionCheck(CheckScope scope, TableProgress table) {
    this.scope = scope;
    this.table = table;
  }

  /**
   * @param range of the partition
   */
  Result attempt(String range) throws ClusterException, InterruptedException {
    One before = source().get(range);
    if (before == null) {
      return new Result(Kind.GONE, null, Duration.ZERO);
    }
    Hold hold = scope.holds().take(table.sourceId, before.id());
    Result result = null;
    try {
      result = held(range, hold);
    } finally {
      scope.holds().drop();
      Duration heldUp = hold.release(scope.clock().nanoTime());
      result = result == null ? null : new Result(result.kind(), result.text(), heldUp);
    }
    return result;
  }

  private Map<String, One> source() throws ClusterException {
    return TablePartitions.of(scope.source(), scope.record().sourceDatabase, table.sourceName);
  }

  private Map<String, One> target() throws ClusterException {
    return TablePartitions.of(scope.target(), scope.record().targetDatabase, table.targetName);
  }

  private static Result busy(String why) {
    return new Result(Kind.BUSY, why, Duration.ZERO);
  }

  private Result held(String range, Hold hold) throws ClusterException, InterruptedException {
    ContentHash hash = hash(scope.source(), scope.record().sourceDatabase, table.sourceName);
    One there = source().get(range);
    if (there == null) {
      return new Result(Kind.GONE, null, Duration.ZERO);
    }
    CompletableFuture<Content> sourceContent =
        read(scope.source(), scope.record().sourceDatabase, table.sourceName, there, hash);
    hold.allow(there.version());
    String late = scope.awaitReached(hold, there.version(), REACH_LIMIT);
    if (late != null) {
      return new Result(hold.isBroken() ? Kind.BUSY : Kind.LATE, late, Duration.ZERO);
    }
    ContentHash hashHere = hash(scope.target(), scope.record().targetDatabase, table.targetName);
    One here = target().get(range);
    if (here == null) {
      return busy("the partition is not on the target (yet)");
    }
    if (!hash.columns().equals(hashHere.columns())) {
      scope.holds().drop();
      return columns();
    }
    CompletableFuture<Content> targetContent =
        read(scope.target(), scope.record().targetDatabase, table.targetName, here, hashHere);
    awaitPlanned(targetContent);
    boolean kept = !hold.isBroken();
    scope.holds().drop();
    hold.release(scope.clock().nanoTime());
    Content a = get(sourceContent);
    Content b = get(targetContent);
    if (a == null || a.version() != there.version()) {
      return busy("it is written all the time");
    }
    if (b == null || b.version() != here.version() || !kept) {
      return busy("the target changed while it was read");
    }
    return a.isSame(b)
        ? new Result(Kind.SAME, null, Duration.ZERO)
        : new Result(Kind.DIFFERENT, difference(a, b), Duration.ZERO);
  }

  /** Differ for good only if they still do when everything is applied. */
  private Result columns() throws ClusterException, InterruptedException {
    List<String> there =
        hash(scope.source(), scope.record().sourceDatabase, table.sourceName).columns();
    String late = scope.awaitPosition(scope.newest(), PLANNED.multipliedBy(10));
    List<String> here =
        hash(scope.target(), scope.record().targetDatabase, table.targetName).columns();
    if (late != null || there.equals(here)) {
      return busy("its columns are being changed");
    }
    return new Result(
        Kind.DIFFERENT, "columns " + there + " on the source, " + here + " on the target", null);
  }

  private static String difference(Content source, Content target) {
    return source.rows() == target.rows()
        ? source.rows() + " rows on both sides, other values"
        : source.rows() + " rows on the source, " + target.rows() + " on the target";
  }

  private ContentHash hash(Cluster cluster, String database, String name) throws ClusterException {
    return scope.hash(cluster, database, name);
  }

  private CompletableFuture<Content> read(
      Cluster cluster, String database, String name, One partition, ContentHash hash) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return TablePartitions.read(cluster, database, name, partition, hash, QUERY_LIMIT);
          } catch (ClusterException e) {
            throw new CompletionException(e);
          }
        },
        scope.io());
  }

  private static void awaitPlanned(CompletableFuture<Content> query) throws InterruptedException {
    try {
      query.get(PLANNED.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      // The result is looked at later.
    }
  }

  private Content get(CompletableFuture<Content> query)
      throws ClusterException, InterruptedException {
    try {
      while (!scope.holds().isOver()) {
        try {
          return query.get(PLANNED.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
          // It may run for hours.
        }
      }
      return null;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof ClusterException cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    }
  }
}
