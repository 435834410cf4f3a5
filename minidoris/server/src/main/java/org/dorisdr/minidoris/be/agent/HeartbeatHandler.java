package org.dorisdr.minidoris.be.agent;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.dorisdr.minidoris.be.BeConfig;
import org.dorisdr.minidoris.common.rpc.Statuses;
import org.dorisdr.thrift.HeartbeatService;
import org.dorisdr.thrift.TBackendInfo;
import org.dorisdr.thrift.THeartbeatResult;
import org.dorisdr.thrift.TMasterInfo;
import org.dorisdr.thrift.TStatus;
import org.dorisdr.thrift.TStatusCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers the master's heartbeat and remembers who the master is. Another cluster, a token that
 * differs or an older master is refused. Thread safe.
 */
public final class HeartbeatHandler implements HeartbeatService.Iface {
  private static final Logger LOG = LoggerFactory.getLogger(HeartbeatHandler.class);
  private static final String VERSION = "doris-0.0.0-minidoris";

  private final BeConfig config;
  private final ClusterIdentity identity;
  private final Supplier<Master.Ports> ports;
  private final Runnable onNewMaster;
  private final long startTime = System.currentTimeMillis();
  private volatile Master master;
  private volatile boolean shuttingDown;

  /**
   * @param onNewMaster called after a master was seen for the first time or restarted
   * @throws IOException when the recorded cluster id cannot be read
   */
  public HeartbeatHandler(
      BeConfig config, List<Path> roots, Supplier<Master.Ports> ports, Runnable onNewMaster)
      throws IOException {
    this.config = config;
    this.identity = new ClusterIdentity(roots);
    this.ports = ports;
    this.onNewMaster = onNewMaster;
    this.master = Master.unknown(config.text("bind_address"));
  }

  public Master master() {
    return master;
  }

  /** From now on the answer tells the master that we are about to stop. */
  public void announceShutdown() {
    shuttingDown = true;
  }

  @Override
  public THeartbeatResult heartbeat(TMasterInfo info) {
    TStatus status = accept(info);
    Master.Ports now = ports.get();
    TBackendInfo backend = new TBackendInfo(now.be(), now.http());
    backend.setBeRpcPort(-1);
    backend.setBrpcPort(now.brpc());
    backend.setArrowFlightSqlPort(-1);
    backend.setVersion(VERSION);
    backend.setBeStartTime(startTime);
    backend.setBeNodeRole(config.text("be_node_role"));
    backend.setIsShutdown(shuttingDown);
    backend.setBeMem(Runtime.getRuntime().maxMemory());
    return new THeartbeatResult(status, backend);
  }

  private synchronized TStatus accept(TMasterInfo info) {
    try {
      if (!identity.isOurs(info.getClusterId())) {
        return refuse(
            "invalid cluster id. ignore. Record cluster id ="
                + identity.id()
                + ". Invalid cluster_id="
                + info.getClusterId());
      }
    } catch (IOException e) {
      return refuse("cannot record the cluster id: " + e.getMessage());
    }
    String host = info.getNetworkAddress().getHostname();
    int port = info.getNetworkAddress().getPort();
    boolean same = host.equals(master.host()) && port == master.rpcPort();
    if (!same && info.getEpoch() <= master.epoch()) {
      return refuse(
          "epoch is not greater than local. ignore heartbeat. host: "
              + master.host()
              + ", port: "
              + master.rpcPort()
              + ", local epoch: "
              + master.epoch()
              + ", received epoch: "
              + info.getEpoch());
    }
    String token = info.isSetToken() ? info.getToken() : master.token();
    if (!master.token().isEmpty() && !token.equals(master.token())) {
      return refuse("invalid token.");
    }
    remember(info, host, port, token);
    return Statuses.ok();
  }

  private void remember(TMasterInfo info, String host, int port, String token) {
    boolean fresh = info.getEpoch() > master.epoch();
    master =
        new Master(
            host,
            port,
            Math.max(info.getEpoch(), master.epoch()),
            token,
            info.isSetBackendId() ? info.getBackendId() : master.backendId(),
            info.isSetBackendIp() ? info.getBackendIp() : master.backendHost());
    if (fresh) {
      LOG.info("master is {}:{}, epoch {}", host, port, info.getEpoch());
      onNewMaster.run();
    }
  }

  private static TStatus refuse(String message) {
    LOG.warn("heartbeat refused: {}", message);
    return Statuses.of(TStatusCode.INTERNAL_ERROR, message);
  }
}
