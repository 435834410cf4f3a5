package org.dorisdr.minidoris.fe.cluster;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.thrift.TException;
import org.dorisdr.minidoris.common.rpc.ThriftPool;
import org.dorisdr.minidoris.fe.ClusterState.Backend;
import org.dorisdr.minidoris.fe.ClusterState.FrontendNode;
import org.dorisdr.minidoris.fe.FeModule;
import org.dorisdr.minidoris.fe.FeServer;
import org.dorisdr.thrift.HeartbeatService;
import org.dorisdr.thrift.TBackendInfo;
import org.dorisdr.thrift.TFrontendInfo;
import org.dorisdr.thrift.THeartbeatResult;
import org.dorisdr.thrift.TMasterInfo;
import org.dorisdr.thrift.TNetworkAddress;
import org.dorisdr.thrift.TStatusCode;

/**
 * Asks every backend every second whether it lives, and tells it who the master is. Thread safe.
 */
public final class Heartbeats implements FeModule {
  private static final int TIMEOUT_MILLIS = 5_000;
  private static final long INTERVAL_MILLIS = 1_000;

  private final FeServer fe;
  private final BackendChanges changes;
  private final ThriftPool<HeartbeatService.Client> clients =
      new ThriftPool<>(HeartbeatService.Client::new, TIMEOUT_MILLIS);
  private final Set<Long> asking = ConcurrentHashMap.newKeySet();
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          work -> {
            Thread thread = new Thread(work, "heartbeat");
            thread.setDaemon(true);
            return thread;
          });

  public Heartbeats(FeServer fe) {
    this.fe = fe;
    this.changes = new BackendChanges(fe);
  }

  @Override
  public void start() {
    long pause = fe.settings().number("heartbeat_interval_millis", INTERVAL_MILLIS);
    fe.daemons().onMaster("heartbeat", pause, this::askAll);
  }

  private void askAll() {
    for (Backend backend : fe.cluster().backends()) {
      // A slow backend must not hold up the others, nor collect requests.
      if (asking.add(backend.id())) {
        threads.execute(
            () -> {
              try {
                ask(backend);
              } finally {
                asking.remove(backend.id());
              }
            });
      }
    }
  }

  private void ask(Backend backend) {
    HeartbeatResult result;
    try {
      THeartbeatResult answer =
          clients.call(
              backend.host(),
              backend.heartbeatPort(),
              client -> client.heartbeat(masterInfo(backend)));
      result =
          answer.getStatus().getStatusCode() == TStatusCode.OK
              ? alive(backend.id(), answer.getBackendInfo())
              : HeartbeatResult.failed(
                  backend.id(), String.valueOf(answer.getStatus().getErrorMsgs()));
    } catch (TException e) {
      result = HeartbeatResult.failed(backend.id(), "no answer: " + e.getMessage());
    }
    if (fe.isMaster()) {
      fe.nodes().heartbeat(result, System.currentTimeMillis());
      fe.cluster().backend(backend.id()).ifPresent(now -> changes.react(backend, now));
    }
  }

  private static HeartbeatResult alive(long id, TBackendInfo info) {
    return new HeartbeatResult(
        id,
        null,
        info.getBePort(),
        info.getHttpPort(),
        info.getBrpcPort(),
        info.getBeStartTime(),
        info.isSetVersion() ? info.getVersion() : "",
        info.getBeMem());
  }

  private TMasterInfo masterInfo(Backend backend) {
    FeAddress self = FeAddress.of(fe.settings());
    TNetworkAddress address = new TNetworkAddress(self.host(), self.rpcPort());
    // The epoch lets backends refuse a former master.
    TMasterInfo info = new TMasterInfo(address, fe.clusterId(), fe.members().epoch());
    info.setToken(fe.cluster().token());
    info.setBackendIp(backend.host());
    info.setHttpPort(self.httpPort());
    info.setHeartbeatFlags(0);
    info.setBackendId(backend.id());
    for (FrontendNode node : fe.cluster().frontends()) {
      TFrontendInfo frontend = new TFrontendInfo();
      frontend.setCoordinatorAddress(new TNetworkAddress(node.host(), node.rpcPort()));
      info.addToFrontendInfos(frontend);
    }
    return info;
  }

  @Override
  public void close() {
    threads.shutdownNow();
    clients.close();
  }
}
