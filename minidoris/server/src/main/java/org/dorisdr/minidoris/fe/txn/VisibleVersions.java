package org.dorisdr.minidoris.fe.txn;

import java.util.HashMap;
import java.util.Map;
import org.dorisdr.minidoris.fe.agent.AgentTasks;
import org.dorisdr.thrift.TAgentServiceVersion;
import org.dorisdr.thrift.TAgentTaskRequest;
import org.dorisdr.thrift.TTaskType;
import org.dorisdr.thrift.TVisibleVersionReq;

/**
 * Tells backends which versions queries see from now on, as Doris does after each round of
 * publishing; nobody waits for it. One use.
 */
final class VisibleVersions {
  /** As in Doris: backends do not answer, so nothing has to be told apart. */
  private static final long SIGNATURE = -1;

  private final Map<Long, Map<Long, Long>> byBackend = new HashMap<>();

  /** Adds what has become visible. */
  void add(PublishRound round) {
    round
        .versions()
        .forEach(
            (backendId, partitions) -> {
              Map<Long, Long> all = byBackend.computeIfAbsent(backendId, id -> new HashMap<>());
              partitions.forEach((id, version) -> all.merge(id, version, Math::max));
            });
  }

  void send(AgentTasks agents) {
    byBackend.forEach(
        (backendId, partitions) -> {
          TAgentTaskRequest task =
              new TAgentTaskRequest(
                  TAgentServiceVersion.V1, TTaskType.UPDATE_VISIBLE_VERSION, SIGNATURE);
          task.setVisibleVersionReq(new TVisibleVersionReq().setPartitionVersion(partitions));
          agents.send(backendId, task);
        });
  }
}
