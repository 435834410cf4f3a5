package org.dorisdr.minidoris.fe.cluster;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.apache.thrift.TException;
import org.dorisdr.minidoris.common.rpc.ThriftPool;
import org.dorisdr.minidoris.fe.ClusterState.FrontendNode;
import org.dorisdr.minidoris.fe.FeServer;
import org.dorisdr.thrift.FrontendService;
import org.dorisdr.thrift.TFrontendPingFrontendRequest;
import org.dorisdr.thrift.TFrontendPingFrontendResult;
import org.dorisdr.thrift.TFrontendPingFrontendStatusCode;

/**
 * Asks the other frontends whether they live and how far they are. Each does so by itself, so that
 * the answers need no journal records. Thread safe.
 */
final class FrontendPings implements AutoCloseable {
  private static final int TIMEOUT_MILLIS = 5_000;
  private static final String VERSION = "doris-0.0.0-minidoris";

  /** What is known of another frontend. */
  private record Seen(
      boolean alive, long journalId, long startTime, long heartbeat, String error, String version) {
    static final Seen NEVER = new Seen(false, 0, 0, 0, "", "");

    Seen failed(String reason) {
      return new Seen(false, journalId, startTime, heartbeat, reason, version);
    }
  }

  private final FeServer fe;
  private final ThriftPool<FrontendService.Client> clients =
      new ThriftPool<>(FrontendService.Client::new, TIMEOUT_MILLIS);
  private final Map<String, Seen> seen = new ConcurrentHashMap<>();
  private final Set<String> asking = ConcurrentHashMap.newKeySet();
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          work -> {
            Thread thread = new Thread(work, "frontend-ping");
            thread.setDaemon(true);
            return thread;
          });

  FrontendPings(FeServer fe) {
    this.fe = fe;
  }

  void pingAll() {
    List<FrontendMember> members = fe.members().all();
    seen.keySet().removeIf(name -> members.stream().noneMatch(m -> m.name().equals(name)));
    for (FrontendMember member : members) {
      if (member.hasJoined() && !isSelf(member) && asking.add(member.name())) {
        start(member);
      }
    }
  }

  private void start(FrontendMember member) {
    try {
      threads.execute(
          () -> {
            try {
              seen.put(member.name(), ping(member));
            } finally {
              asking.remove(member.name());
            }
          });
    } catch (RejectedExecutionException e) {
      asking.remove(member.name());
    }
  }

  private Seen ping(FrontendMember member) {
    TFrontendPingFrontendRequest request =
        new TFrontendPingFrontendRequest(fe.clusterId(), fe.token());
    try {
      TFrontendPingFrontendResult answer =
          clients.call(member.host(), member.rpcPort(), c -> c.ping(request));
      if (answer.getStatus() != TFrontendPingFrontendStatusCode.OK) {
        return before(member).failed(answer.getMsg());
      }
      return new Seen(
          true,
          answer.getReplayedJournalId(),
          answer.getLastStartupTime(),
          System.currentTimeMillis(),
          "",
          answer.getVersion());
    } catch (TException e) {
      return before(member).failed("got exception: " + e.getMessage());
    }
  }

  private Seen before(FrontendMember member) {
    return seen.getOrDefault(member.name(), Seen.NEVER);
  }

  private boolean isSelf(FrontendMember member) {
    return member.name().equals(fe.nodeName());
  }

  FrontendNode view(FrontendMember member) {
    Seen now =
        isSelf(member)
            ? new Seen(
                true,
                fe.editLog().appliedId(),
                fe.startTime(),
                System.currentTimeMillis(),
                "",
                VERSION)
            : before(member);
    return new FrontendNode(
        member.name(),
        member.host(),
        member.editLogPort(),
        Math.max(0, member.httpPort()),
        Math.max(0, member.queryPort()),
        Math.max(0, member.rpcPort()),
        member.role(),
        isSelf(member) ? fe.isMaster() : member.name().equals(fe.members().masterName()),
        member.hasJoined(),
        now.alive(),
        now.journalId(),
        now.startTime(),
        now.heartbeat(),
        now.error(),
        now.version());
  }

  @Override
  public void close() {
    threads.shutdownNow();
    clients.close();
  }
}
