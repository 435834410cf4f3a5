package org.dorisdr.minidoris.fe.agent;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.LongFunction;
import org.apache.thrift.TException;
import org.dorisdr.minidoris.common.rpc.Backoff;
import org.dorisdr.minidoris.fe.ClusterState.Backend;
import org.dorisdr.minidoris.fe.rpc.BackendClients;
import org.dorisdr.thrift.TAgentResult;
import org.dorisdr.thrift.TAgentTaskRequest;
import org.dorisdr.thrift.TStatusCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends the tasks of one backend, in the order given and as many at a time as are waiting, on a
 * thread of its own. A backend that cannot be reached is tried again with growing pauses; the tasks
 * wait.
 */
final class BackendSender implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(BackendSender.class);
  private static final int MAX_BATCH = 1000;
  private static final Backoff BACKOFF = new Backoff(50, 2000);

  private final long backendId;
  private final LongFunction<Backend> backends;
  private final BackendClients clients;
  private final BlockingQueue<PendingTask> queue = new LinkedBlockingQueue<>();
  private final Thread thread;
  private volatile boolean stopped;

  /**
   * @param backends finds a backend by id; null if it left the cluster
   */
  BackendSender(long backendId, LongFunction<Backend> backends, BackendClients clients) {
    this.backendId = backendId;
    this.backends = backends;
    this.clients = clients;
    this.thread = new Thread(this, "agent-tasks-" + backendId);
    thread.setDaemon(true);
    thread.start();
  }

  void add(PendingTask task) {
    queue.add(task);
  }

  void stop() {
    stopped = true;
    thread.interrupt();
  }

  @Override
  public void run() {
    List<PendingTask> batch = new ArrayList<>();
    int failures = 0;
    try {
      while (!stopped) {
        if (batch.isEmpty()) {
          batch.add(queue.take());
        }
        queue.drainTo(batch, MAX_BATCH - batch.size());
        batch.removeIf(task -> !task.wanted());
        if (batch.isEmpty() || trySend(batch, failures)) {
          batch.clear();
          failures = 0;
        } else {
          failures++;
          BACKOFF.pause(failures);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean trySend(List<PendingTask> batch, int failures) {
    Backend backend = backends.apply(backendId);
    if (backend == null || backend.bePort() <= 0) {
      return false;
    }
    List<TAgentTaskRequest> requests = batch.stream().map(task -> task.request).toList();
    try {
      TAgentResult result =
          clients.agent(backend.host(), backend.bePort(), client -> client.submitTasks(requests));
      if (result.getStatus().getStatusCode() != TStatusCode.OK) {
        LOG.warn("backend {} refused {} tasks: {}", backendId, batch.size(), result.getStatus());
        return false;
      }
    } catch (TException e) {
      if (failures == 0) {
        LOG.warn("cannot send {} tasks to backend {}: {}", batch.size(), backendId, e.toString());
      }
      return false;
    }
    long now = System.nanoTime();
    batch.forEach(task -> task.sentAt = now);
    return true;
  }
}
