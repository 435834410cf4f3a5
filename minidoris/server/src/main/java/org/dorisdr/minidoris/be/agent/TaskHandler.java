package org.dorisdr.minidoris.be.agent;

import org.dorisdr.thrift.TAgentTaskRequest;
import org.dorisdr.thrift.TFinishTaskRequest;

/**
 * Does one kind of agent task. Thread safe. A task may come again: doing it twice must be harmless.
 */
@FunctionalInterface
public interface TaskHandler {
  /**
   * @param result to be completed with what the master wants to know; its status is set by the
   *     caller from the outcome
   * @throws Exception when the task failed; the status tells the master why
   */
  void run(TAgentTaskRequest task, TFinishTaskRequest result) throws Exception;
}
