package org.dorisdr.sync.check;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dorisdr.cluster.ClusterException;
import org.dorisdr.sync.check.TablePartitions.One;
import org.dorisdr.sync.state.CheckRecord.Verdict;
import org.dorisdr.sync.state.TableProgress;

/**
 * Compares one table, partition by partition. What seems to differ is compared again from the
 * beginning: only what differs each time is told as different. Used by one thread.
 */
final class TableCheck {

  /** How often a difference has to be found before it is told. */
  private static final int CONFIRMATIONS = 3;

  /** How many attempts may find no common point. */
  private static final int PATIENCE = 40;

  private static final Duration PAUSE = Duration.ofMillis(200);
  private static final Duration SET_LIMIT = Duration.ofMinutes(10);
  private static final int MAX_NAMED = 20;

  /**
   * What came out.
   *
   * @param detail for users
   */
  record Outcome(Verdict verdict, String detail) {}

  private final CheckScope scope;
  private final TableProgress table;
  private final PartitionCheck partition;
  private final List<String> different = new ArrayList<>();
  private final List<String> busy = new ArrayList<>();
  private int compared;

  TableCheck(CheckScope scope, TableProgress table) {
    this.scope = scope;
    this.table = table;
    this.partition = new PartitionCheck(scope, table);
  }

  Outcome run() throws ClusterException, InterruptedException {
    Map<String, String> ranges = new LinkedHashMap<>();
    for (One one : source().values()) {
      ranges.put(one.range(), one.name());
    }
    oneSided();
    for (Map.Entry<String, String> one : ranges.entrySet()) {
      compare(one.getKey(), one.getValue());
    }
    return outcome();
  }

  private Map<String, One> source() throws ClusterException {
    return TablePartitions.of(scope.source(), scope.record().sourceDatabase, table.sourceName);
  }

  /** Partitions that only one side has, although everything is applied, each time anew. */
  private void oneSided() throws ClusterException, InterruptedException {
    Set<String> missing = null;
    for (int i = 0; i < CONFIRMATIONS; i++) {
      Map<String, One> there = source();
      String late = scope.awaitPosition(scope.newest(), SET_LIMIT);
      if (late != null) {
        busy.add(late);
        return;
      }
      Map<String, One> here =
          TablePartitions.of(scope.target(), scope.record().targetDatabase, table.targetName);
      Set<String> now = new LinkedHashSet<>();
      there.values().stream()
          .filter(p -> !here.containsKey(p.range()))
          .forEach(p -> now.add("partition " + p.name() + " is missing on the target"));
      here.values().stream()
          .filter(p -> !there.containsKey(p.range()))
          .forEach(p -> now.add("partition " + p.name() + " is on the target only"));
      if (missing == null) {
        missing = now;
      } else {
        missing.retainAll(now);
      }
      if (missing.isEmpty()) {
        return;
      }
      scope.clock().sleep(PAUSE);
    }
    different.addAll(missing);
  }

  private void compare(String range, String name) throws ClusterException, InterruptedException {
    int differed = 0;
    PartitionCheck.Result result = null;
    for (int i = 0; i < PATIENCE && !scope.holds().isOver(); i++) {
      result = partition.attempt(range);
      switch (result.kind()) {
        case SAME -> {
          compared++;
          return;
        }
        case GONE -> {
          return;
        }
        case DIFFERENT -> {
          if (++differed == CONFIRMATIONS) {
            compared++;
            different.add("partition " + name + ": " + result.text());
            return;
          }
        }
        case LATE -> {
          busy.add("partition " + name + ": " + result.text());
          return;
        }
        default -> {}
      }
      // So that the job is held up for less than a third of the time.
      scope.clock().sleep(PAUSE.plus(result.heldUp().multipliedBy(2)));
    }
    busy.add("partition " + name + ": " + (result == null ? "the job is over" : result.text()));
  }

  private Outcome outcome() throws ClusterException {
    if (!different.isEmpty()) {
      return new Outcome(Verdict.DIFFERENT, join(different));
    }
    if (!busy.isEmpty()) {
      return new Outcome(Verdict.BUSY, "no common point was found for " + join(busy));
    }
    List<String> left =
        scope.hash(scope.source(), scope.record().sourceDatabase, table.sourceName).left();
    String columns = left.isEmpty() ? "" : "; not compared: " + String.join(", ", left);
    return new Outcome(
        Verdict.SAME, compared + (compared == 1 ? " partition" : " partitions") + columns);
  }

  private static String join(List<String> texts) {
    String all = String.join("; ", texts.subList(0, Math.min(MAX_NAMED, texts.size())));
    return texts.size() <= MAX_NAMED ? all : all + "; and " + (texts.size() - MAX_NAMED) + " more";
  }
}
