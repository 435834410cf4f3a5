package org.dorisdr.minidoris.be.agent;

import org.apache.thrift.TException;
import org.dorisdr.minidoris.common.rpc.Backoff;
import org.dorisdr.thrift.TFinishTaskRequest;
import org.dorisdr.thrift.TMasterResult;
import org.dorisdr.thrift.TStatusCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the master how a task ended. After a few attempts it gives up: the master then sees from
 * our task report that we no longer have the task and sends it again. Thread safe.
 */
public final class TaskReporter {
  private static final Logger LOG = LoggerFactory.getLogger(TaskReporter.class);
  private static final int ATTEMPTS = 3;
  private static final Backoff BACKOFF = new Backoff(600, 2000);

  private final FrontendLink frontend;

  public TaskReporter(FrontendLink frontend) {
    this.frontend = frontend;
  }

  void finish(TFinishTaskRequest request) {
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      try {
        TMasterResult result = frontend.call(client -> client.finishTask(request));
        if (result.getStatus().getStatusCode() == TStatusCode.OK) {
          return;
        }
        LOG.warn(
            "master refused the end of {} {}: {}",
            request.getTaskType(),
            request.getSignature(),
            result.getStatus());
        if (result.getStatus().getStatusCode() != TStatusCode.NOT_MASTER) {
          return;
        }
      } catch (TException e) {
        LOG.warn(
            "cannot tell the end of {} {}: {}",
            request.getTaskType(),
            request.getSignature(),
            e.toString());
      }
      if (!BACKOFF.pauseUnlessInterrupted(attempt)) {
        return;
      }
    }
  }
}
