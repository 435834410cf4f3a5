package org.dorisdr.minidoris.fe.cluster;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.locks.Lock;
import org.dorisdr.minidoris.common.Json;
import org.dorisdr.minidoris.fe.ClusterState;
import org.dorisdr.minidoris.fe.FeModule;
import org.dorisdr.minidoris.fe.FeServer;
import org.dorisdr.minidoris.fe.journal.CorruptMetadataException;
import org.dorisdr.minidoris.fe.journal.ImageModule;
import org.dorisdr.minidoris.fe.journal.OpRegistry;
import org.dorisdr.minidoris.fe.session.StatementError;
import org.dorisdr.thrift.TReportRequest;

/** The backends of the cluster, and how backends and frontends are. Thread safe. */
public final class Nodes implements ClusterState, FeModule, ImageModule {
  /** Heartbeats in a row that must fail before a backend counts as dead; as in Doris. */
  private static final int MAX_FAILURES = 1;

  private final FeServer fe;
  private final Map<Long, BackendNode> backends = new ConcurrentSkipListMap<>();

  private final FrontendPings pings;

  public Nodes(FeServer fe) {
    this.fe = fe;
    this.pings = new FrontendPings(fe);
  }

  @Override
  public void operations(OpRegistry ops) {
    ops.register("OP_ADD_BACKEND", AddBackendOp.class);
    ops.register("OP_DROP_BACKEND", DropBackendOp.class);
    ops.register("OP_BACKEND_STATE_CHANGE", BackendStateOp.class);
    ops.register("OP_MODIFY_BACKEND", DecommissionOp.class);
  }

  @Override
  public Optional<ImageModule> image() {
    return Optional.of(this);
  }

  @Override
  public void start() {
    long pause = fe.settings().number("frontend_ping_interval_millis", 1_000);
    fe.daemons().every("frontend pings", pause, pings::pingAll);
  }

  @Override
  public void close() {
    pings.close();
  }

  /** Adds a backend at a heartbeat address. */
  public long addBackend(String host, int heartbeatPort) {
    long id = fe.catalog().nextId();
    Lock lock = fe.catalog().lock().writeLock();
    lock.lock();
    try {
      if (at(host, heartbeatPort).isPresent()) {
        throw StatementError.general(
            "Same backend already exists[" + host + ":" + heartbeatPort + "]");
      }
      fe.editLog().write(new AddBackendOp(id, host, heartbeatPort));
      return id;
    } finally {
      lock.unlock();
    }
  }

  public void dropBackend(String host, int heartbeatPort) {
    Lock lock = fe.catalog().lock().writeLock();
    lock.lock();
    try {
      BackendNode node =
          at(host, heartbeatPort)
              .orElseThrow(
                  () ->
                      StatementError.general(
                          "backend does not exists[" + host + ":" + heartbeatPort + "]"));
      fe.editLog().write(new DropBackendOp(node.id));
    } finally {
      lock.unlock();
    }
  }

  /**
   * Starts or ends that the tablets of backends move away; those that are in that state already are
   * passed over.
   *
   * @throws StatementError if one of the addresses is no backend's; nothing changes then
   */
  public void decommission(List<HostPort> addresses, boolean wanted) {
    Lock lock = fe.catalog().lock().writeLock();
    lock.lock();
    try {
      List<BackendNode> found = addresses.stream().map(this::require).toList();
      found.stream()
          .filter(node -> node.decommissioned != wanted)
          .forEach(node -> fe.editLog().write(new DecommissionOp(node.id, wanted)));
    } finally {
      lock.unlock();
    }
  }

  private BackendNode require(HostPort address) {
    return at(address.host(), address.port())
        .orElseThrow(() -> StatementError.general("Backend does not exist[" + address + "]"));
  }

  private Optional<BackendNode> at(String host, int heartbeatPort) {
    return backends.values().stream()
        .filter(b -> b.host.equals(host) && b.heartbeatPort == heartbeatPort)
        .findFirst();
  }

  /** Takes note of a heartbeat; writes to the journal only what changes. Master only. */
  public void heartbeat(HeartbeatResult result, long now) {
    Lock lock = fe.catalog().lock().writeLock();
    lock.lock();
    try {
      BackendNode node = backends.get(result.backendId());
      if (node == null) {
        return;
      }
      node.failures = result.error() == null ? 0 : node.failures + 1;
      if (result.error() == null) {
        node.lastHeartbeat = now;
      }
      boolean alive = result.error() == null || (node.alive && node.failures <= MAX_FAILURES);
      if (alive != node.alive || (result.error() == null && isNews(node, result))) {
        fe.editLog().write(new BackendStateOp(result, alive, now));
      }
    } finally {
      lock.unlock();
    }
  }

  private static boolean isNews(BackendNode node, HeartbeatResult result) {
    return node.bePort != result.bePort()
        || node.httpPort != result.httpPort()
        || node.brpcPort != result.brpcPort()
        || node.lastStartTime != result.startTime();
  }

  void put(BackendNode node) {
    backends.put(node.id, node);
  }

  void remove(long id) {
    backends.remove(id);
  }

  void change(BackendStateOp op) {
    HeartbeatResult result = op.result();
    BackendNode node = backends.get(result.backendId());
    if (node == null) {
      return;
    }
    if (op.alive() && !node.alive) {
      node.liveSince = op.time();
    }
    if (!op.alive() && node.alive) {
      node.deadSince = op.time();
    } else if (op.alive()) {
      node.deadSince = 0;
    }
    node.alive = op.alive();
    node.error = result.error() == null ? "" : result.error();
    if (result.error() == null) {
      node.bePort = result.bePort();
      node.httpPort = result.httpPort();
      node.brpcPort = result.brpcPort();
      node.lastStartTime = result.startTime();
      node.version = result.version();
      node.memory = result.memory();
    }
  }

  /** For SHOW: with what {@link ClusterState.Backend} leaves out. */
  public Optional<BackendNode> node(long id) {
    return Optional.ofNullable(backends.get(id));
  }

  @Override
  public List<Backend> backends() {
    return backends.values().stream().map(BackendNode::view).toList();
  }

  @Override
  public Optional<Backend> backend(long id) {
    return node(id).map(BackendNode::view);
  }

  @Override
  public String diskPath(long backendId, long pathHash) {
    return node(backendId).map(b -> b.disks.path(pathHash)).orElse("");
  }

  @Override
  public String text(long backendId) {
    return node(backendId)
        .map(b -> BackendText.of(b.view(), b.disks))
        .orElse(String.valueOf(backendId));
  }

  /** Keeps what a backend tells of its disks. */
  public void reported(TReportRequest report) {
    node(report.getBackend().getId()).ifPresent(b -> b.disks = b.disks.after(report));
  }

  @Override
  public List<FrontendNode> frontends() {
    return fe.members().all().stream().map(pings::view).toList();
  }

  @Override
  public int clusterId() {
    return fe.clusterId();
  }

  @Override
  public String token() {
    return fe.token();
  }

  @Override
  public String imageName() {
    return "backends";
  }

  @Override
  public JsonNode saveImage() {
    return Json.mapper().valueToTree(backends.values());
  }

  @Override
  public void loadImage(JsonNode saved) {
    try {
      backends.clear();
      Arrays.stream(Json.mapper().treeToValue(saved, BackendNode[].class)).forEach(this::put);
    } catch (JsonProcessingException e) {
      throw new CorruptMetadataException("backends in the image cannot be read", e);
    }
  }
}
