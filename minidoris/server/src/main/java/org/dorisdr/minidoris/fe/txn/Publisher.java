package org.dorisdr.minidoris.fe.txn;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.function.Consumer;
import org.dorisdr.minidoris.fe.ClusterState.Backend;
import org.dorisdr.minidoris.fe.Frontend;
import org.dorisdr.minidoris.fe.agent.AgentTasks;
import org.dorisdr.minidoris.fe.journal.NotMasterException;
import org.dorisdr.minidoris.fe.journal.PendingWrite;
import org.dorisdr.thrift.TAgentTaskRequest;
import org.dorisdr.thrift.TFinishTaskRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes committed transactions visible, each as soon as its backends have answered and the versions
 * before it are visible; nothing is polled. Thread safe: one thread decides.
 */
final class Publisher implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Publisher.class);
  private static final long RECHECK_MILLIS = 1000;

  /** A backend may answer too early for a version; after so many refusals it lacks the data. */
  private static final int MAX_FAILURES = 5;

  private final Frontend frontend;
  private final AgentTasks agents;
  private final Map<Long, PublishRound> rounds = new ConcurrentSkipListMap<>();

  /** By partition; used by the publishing thread only, as those below. */
  private final Map<Long, Set<PublishRound>> waiting = new HashMap<>();

  /** On their way into the journal, several at a time. */
  private final Map<PublishRound, PendingWrite> ending = new LinkedHashMap<>();

  /** Versions that {@link #ending} makes visible, by partition. */
  private final Map<Long, Long> pending = new HashMap<>();

  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread t = new Thread(work, "publish");
            t.setDaemon(true);
            return t;
          });

  Publisher(Frontend frontend, AgentTasks agents) {
    this.frontend = frontend;
    this.agents = agents;
    // Only for backends that die or hang meanwhile; answers come by themselves.
    thread.scheduleWithFixedDelay(
        this::checkAll, RECHECK_MILLIS, RECHECK_MILLIS, TimeUnit.MILLISECONDS);
  }

  /** Starts with a committed transaction. */
  void publish(Transaction transaction) {
    PublishRound round = new PublishRound(transaction);
    if (rounds.putIfAbsent(transaction.id, round) != null) {
      return;
    }
    Map<PublishRound.Part, TAgentTaskRequest> tasks;
    Lock lock = frontend.catalog().lock().readLock();
    lock.lock();
    try {
      tasks = round.tasks(frontend.catalog());
    } finally {
      lock.unlock();
    }
    tasks.forEach((part, task) -> submit(round, part, task));
    if (tasks.isEmpty()) {
      later(0, this::checkAll);
    }
  }

  private void submit(PublishRound round, PublishRound.Part part, TAgentTaskRequest task) {
    agents.submit(part.backendId(), task).thenAccept(answer -> answered(round, part, task, answer));
  }

  private void answered(
      PublishRound round,
      PublishRound.Part part,
      TAgentTaskRequest task,
      TFinishTaskRequest answer) {
    boolean good = round.answered(part, answer);
    if (!good && !round.isDone()) {
      LOG.warn(
          "backend {} cannot publish transaction {} yet: {}",
          part.backendId(),
          part.transactionId(),
          answer.getTaskStatus());
      long pause = Math.min(2000, 50L << Math.min(5, round.failures()));
      later(pause, () -> submit(round, part, task));
    }
    later(0, () -> check(round));
  }

  private void later(long millis, Runnable work) {
    try {
      thread.schedule(() -> guarded(work), millis, TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      LOG.debug("closed", e);
    }
  }

  private static void guarded(Runnable work) {
    try {
      work.run();
    } catch (NotMasterException e) {
      LOG.info("no longer the master; the next one publishes");
    } catch (RuntimeException e) {
      LOG.warn("publishing failed and is tried again", e);
    }
  }

  private void checkAll() {
    guarded(
        () -> {
          for (PublishRound round : rounds.values()) {
            check(round);
          }
        });
  }

  private void check(PublishRound round) {
    if (round.isDone() || ending.containsKey(round)) {
      return;
    }
    Transaction visible;
    Lock lock = frontend.catalog().lock().writeLock();
    lock.lock();
    try {
      PublishCheck check = new PublishCheck(frontend.catalog(), pending, round);
      if (!check.quorum || !(check.complete || mayLeaveBehind(round))) {
        return;
      }
      if (!check.inOrder) {
        waitForVersionsBefore(round);
        return;
      }
      visible = round.transaction.copy();
      visible.status = TransactionStatus.VISIBLE;
      visible.errorReplicas = check.failedReplicas;
      visible.deltaRows = round.rows();
      visible.publishTime = System.currentTimeMillis();
      visible.finishTime = visible.publishTime;
      if (ending.isEmpty()) {
        // Behind all checks that are due already: what they enqueue goes with it.
        later(0, this::endAll);
      }
      ending.put(round, frontend.editLog().enqueue(new UpsertTransactionOp(visible)));
    } finally {
      lock.unlock();
    }
    if (visible.errorReplicas.isEmpty()) {
      eachPartition(round, p -> pending.merge(p.partitionId(), p.version(), Math::max));
      checkWaiting(round.transaction);
    }
  }

  private void endAll() {
    Map<PublishRound, PendingWrite> writes = new LinkedHashMap<>(ending);
    VisibleVersions visible = new VisibleVersions();
    try {
      for (Map.Entry<PublishRound, PendingWrite> write : writes.entrySet()) {
        frontend.editLog().await(write.getValue());
        write.getKey().end();
        visible.add(write.getKey());
        rounds.remove(write.getKey().transaction.id);
      }
    } finally {
      // Those that failed are tried again.
      ending.clear();
      pending.clear();
      visible.send(agents);
    }
    writes.keySet().forEach(round -> checkWaiting(round.transaction));
  }

  private static void eachPartition(
      PublishRound round, Consumer<Transaction.PartitionCommit> action) {
    round.transaction.commits.forEach(commit -> commit.partitions().forEach(action));
  }

  /** Those that only waited for versions of the one that has just become visible. */
  private void checkWaiting(Transaction visible) {
    Set<PublishRound> next = new LinkedHashSet<>();
    for (Transaction.TableCommit commit : visible.commits) {
      for (Transaction.PartitionCommit p : commit.partitions()) {
        Set<PublishRound> rounds = waiting.remove(p.partitionId());
        if (rounds != null) {
          next.addAll(rounds);
        }
      }
    }
    next.forEach(this::check);
  }

  private void waitForVersionsBefore(PublishRound round) {
    eachPartition(
        round,
        p -> waiting.computeIfAbsent(p.partitionId(), id -> new LinkedHashSet<>()).add(round));
  }

  /** Whether all that are missing are dead, or have had their time. */
  private boolean mayLeaveBehind(PublishRound round) {
    long patience =
        TimeUnit.SECONDS.toMillis(frontend.settings().number("publish_wait_time_second", 300));
    if (round.millis() > patience) {
      return true;
    }
    if (round.failures() > 0 && round.failures() < MAX_FAILURES) {
      return false;
    }
    return round.unanswered().stream()
        .allMatch(
            part ->
                !frontend.cluster().backend(part.backendId()).map(Backend::alive).orElse(false));
  }

  /** Forgets everything: this frontend is not the master any more. */
  void forget() {
    rounds.values().forEach(PublishRound::end);
    rounds.clear();
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
