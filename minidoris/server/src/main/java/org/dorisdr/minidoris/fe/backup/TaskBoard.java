package org.dorisdr.minidoris.fe.backup;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.dorisdr.minidoris.fe.agent.AgentTasks;
import org.dorisdr.thrift.TAgentTaskRequest;
import org.dorisdr.thrift.TFinishTaskRequest;
import org.dorisdr.thrift.TStatusCode;

/**
 * The agent tasks that one job waits for. A failed task is sent again until it succeeds: the job's
 * time limit is what ends that, as in Doris. Thread safe.
 */
final class TaskBoard {
  /** What SHOW prints at most. */
  private static final int SHOWN = 100;

  private static final int ERRORS_KEPT = 3;

  private final AgentTasks agent;
  private final long retryNanos;
  private final Map<Key, Entry> unfinished = new LinkedHashMap<>();
  private final Map<Long, String> errors = new LinkedHashMap<>();
  private final Map<Long, String> progress = new LinkedHashMap<>();

  /** Whether any of them waits to be sent again. */
  private boolean failed;

  /** Raised by {@link #clear}, so that answers to older tasks are ignored. */
  private int round;

  /** Replicas of one tablet are created under one signature on several backends. */
  private record Key(long backendId, long signature) {}

  private static final class Entry {
    final long backendId;
    final long shownId;
    final TAgentTaskRequest request;
    final Function<TFinishTaskRequest, String> accept;

    /** When to send it again; 0 = it is on its way. */
    long retryAt;

    Entry(
        long backendId,
        long shownId,
        TAgentTaskRequest request,
        Function<TFinishTaskRequest, String> accept) {
      this.backendId = backendId;
      this.shownId = shownId;
      this.request = request;
      this.accept = accept;
    }

    Key key() {
      return new Key(backendId, request.getSignature());
    }
  }

  /**
   * @param retryMillis pause before a failed task is sent again
   */
  TaskBoard(AgentTasks agent, long retryMillis) {
    this.agent = agent;
    this.retryNanos = retryMillis * 1_000_000;
  }

  /**
   * Sends a task.
   *
   * @param shownId what SHOW prints for it: a backend or a tablet
   * @param accept takes every answer, of a task that succeeded or failed; returns null if the task
   *     is done, else why it must be sent again
   */
  void add(
      long backendId,
      long shownId,
      TAgentTaskRequest request,
      Function<TFinishTaskRequest, String> accept) {
    Entry entry = new Entry(backendId, shownId, request, accept);
    synchronized (this) {
      unfinished.put(entry.key(), entry);
    }
    send(entry);
  }

  private void send(Entry entry) {
    int sentIn;
    synchronized (this) {
      entry.retryAt = 0;
      sentIn = round;
    }
    agent
        .submit(entry.backendId, entry.request)
        .whenComplete((answer, failure) -> answered(entry, sentIn, answer, failure));
  }

  private void answered(Entry entry, int sentIn, TFinishTaskRequest answer, Throwable failure) {
    synchronized (this) {
      if (sentIn != round || failure instanceof CancellationException) {
        return;
      }
    }
    String error = failure != null ? failure.toString() : entry.accept.apply(answer);
    synchronized (this) {
      long signature = entry.request.getSignature();
      if (sentIn != round || unfinished.get(entry.key()) != entry) {
        return;
      }
      if (error == null) {
        unfinished.remove(entry.key());
        errors.remove(signature);
        progress.remove(signature);
        return;
      }
      entry.retryAt = System.nanoTime() + retryNanos;
      failed = true;
      if (errors.size() < ERRORS_KEPT || errors.containsKey(signature)) {
        errors.put(signature, error);
      }
    }
  }

  /** Null if the task succeeded, else what went wrong. */
  static String error(TFinishTaskRequest answer) {
    if (answer.getTaskStatus().getStatusCode() == TStatusCode.OK) {
      return null;
    }
    String text =
        answer.getTaskStatus().isSetErrorMsgs()
            ? String.join(", ", answer.getTaskStatus().getErrorMsgs())
            : "";
    return text.isEmpty() ? answer.getTaskStatus().getStatusCode().name() : text;
  }

  /** Sends failed tasks again whose pause is over. */
  void resend() {
    synchronized (this) {
      if (!failed) {
        return;
      }
      failed = false;
    }
    long now = System.nanoTime();
    for (Entry entry : entries()) {
      boolean due;
      synchronized (this) {
        due = entry.retryAt != 0 && now - entry.retryAt >= 0;
        failed |= entry.retryAt != 0 && !due;
      }
      if (due) {
        send(entry);
      }
    }
  }

  /** Forgets all tasks; backends are told to forget those they have not started. */
  void clear() {
    Iterable<Entry> old = entries();
    synchronized (this) {
      round++;
      unfinished.clear();
      errors.clear();
      progress.clear();
    }
    for (Entry entry : old) {
      agent.abandon(entry.backendId, entry.request.getTaskType(), entry.request.getSignature());
    }
  }

  private synchronized Iterable<Entry> entries() {
    return List.copyOf(unfinished.values());
  }

  synchronized boolean isEmpty() {
    return unfinished.isEmpty();
  }

  synchronized boolean has(long signature) {
    return unfinished.keySet().stream().anyMatch(key -> key.signature() == signature);
  }

  synchronized void progress(long signature, int done, int total) {
    if (has(signature)) {
      progress.put(signature, done + "/" + total);
    }
  }

  /** {@code [signature=id], …}. */
  synchronized String unfinishedText() {
    return unfinished.entrySet().stream()
        .limit(SHOWN)
        .map(e -> "[" + e.getKey().signature() + "=" + e.getValue().shownId + "]")
        .collect(Collectors.joining(", "));
  }

  /** {@code [signature: done/total], …}. */
  synchronized String progressText() {
    return text(progress);
  }

  /** {@code [signature: error], …}. */
  synchronized String errorText() {
    return text(errors);
  }

  private static String text(Map<Long, String> map) {
    return map.entrySet().stream()
        .limit(SHOWN)
        .map(e -> "[" + e.getKey() + ": " + e.getValue() + "]")
        .collect(Collectors.joining(", "));
  }
}
