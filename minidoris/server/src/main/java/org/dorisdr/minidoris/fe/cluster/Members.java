package org.dorisdr.minidoris.fe.cluster;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.locks.Lock;
import java.util.function.Supplier;
import org.dorisdr.minidoris.common.Json;
import org.dorisdr.minidoris.fe.ClusterState.FrontendNode;
import org.dorisdr.minidoris.fe.FeIdentity;
import org.dorisdr.minidoris.fe.FeModule;
import org.dorisdr.minidoris.fe.FeServer;
import org.dorisdr.minidoris.fe.journal.CorruptMetadataException;
import org.dorisdr.minidoris.fe.journal.ImageModule;
import org.dorisdr.minidoris.fe.journal.OpRegistry;
import org.dorisdr.minidoris.fe.session.StatementError;

/** The frontends that belong to the cluster, and which of them is the master. Thread safe. */
public final class Members implements FeModule, ImageModule {
  private final FeServer fe;
  private final Map<String, FrontendMember> members = new ConcurrentSkipListMap<>();
  private volatile String masterName = "";
  private volatile long epoch;

  public Members(FeServer fe) {
    this.fe = fe;
  }

  @Override
  public void operations(OpRegistry ops) {
    ops.register("OP_ADD_FRONTEND", AddFrontendOp.class);
    ops.register("OP_MODIFY_FRONTEND", ModifyFrontendOp.class);
    ops.register("OP_REMOVE_FRONTEND", RemoveFrontendOp.class);
    ops.register("OP_MASTER_INFO_CHANGE", MasterInfoOp.class);
  }

  @Override
  public Optional<ImageModule> image() {
    return Optional.of(this);
  }

  /** Takes office: this frontend is a member with its ports, and has an epoch of its own. */
  public void takeOffice() {
    masterName = fe.nodeName();
    locked(
        () -> {
          FrontendMember self = self();
          FrontendMember known = members.get(self.name());
          if (known == null) {
            fe.editLog().write(new AddFrontendOp(self));
          } else if (!known.equals(self)) {
            fe.editLog().write(new ModifyFrontendOp(self));
          }
          epoch = fe.editLog().write(new MasterInfoOp(self.name()));
          return null;
        });
    // A former master may have ended between dropping a frontend and taking its vote.
    for (String voter : fe.group().voters()) {
      if (!members.containsKey(voter)) {
        fe.group().remove(voter);
      }
    }
  }

  private FrontendMember self() {
    FeAddress at = FeAddress.of(fe.settings());
    FrontendMember known = members.get(fe.nodeName());
    String role = known == null ? FrontendMember.FOLLOWER : known.role();
    return new FrontendMember(
        fe.nodeName(),
        role,
        at.host(),
        at.editLogPort(),
        at.httpPort(),
        at.queryPort(),
        at.rpcPort());
  }

  /** Higher than that of any former master; 0 while this frontend never was one. */
  public long epoch() {
    return epoch;
  }

  /** Told by the election; empty = nobody. */
  public void masterIs(String name) {
    masterName = name;
  }

  public String masterName() {
    return masterName;
  }

  /** Lets a frontend join. Master only. */
  public void add(String role, String host, int editLogPort) {
    locked(
        () -> {
          if (at(host, editLogPort).isPresent()) {
            throw StatementError.general(
                "frontend already exists " + at(host, editLogPort).get().address());
          }
          fe.editLog()
              .write(
                  new AddFrontendOp(
                      FrontendMember.added(FeIdentity.newNodeName(), role, host, editLogPort)));
          return null;
        });
  }

  /** Takes a frontend from the cluster; it ends when it hears of it. Master only. */
  public void drop(String role, String host, int editLogPort) {
    FrontendMember dropped =
        locked(
            () -> {
              String address = "[" + host + ":" + editLogPort + "]";
              FrontendMember member =
                  at(host, editLogPort)
                      .orElseThrow(
                          () -> StatementError.general("frontend does not exist" + address));
              if (member.name().equals(fe.nodeName())) {
                throw StatementError.general("can not drop current master node.");
              }
              if (!member.role().equals(role)) {
                throw StatementError.general(role + " does not exist" + address);
              }
              if (!member.isObserver()) {
                requireMajorityWithout(member);
              }
              fe.editLog().write(new RemoveFrontendOp(member.name()));
              return member;
            });
    // Observers have no vote; the group forgets them when they go.
    if (!dropped.isObserver()) {
      fe.group().remove(dropped.name());
    }
  }

  /** Those that stay must be able to elect; one that is dead was of no help to that. */
  private void requireMajorityWithout(FrontendMember dropped) {
    List<FrontendNode> followers =
        fe.cluster().frontends().stream()
            .filter(node -> node.role().equals(FrontendMember.FOLLOWER))
            .toList();
    long alive = followers.stream().filter(FrontendNode::alive).count();
    boolean dead =
        followers.stream().anyMatch(node -> node.name().equals(dropped.name()) && !node.alive());
    int majority = (followers.size() - 1) / 2 + 1;
    if (!dead && majority + 1 > alive) {
      throw StatementError.general(
          "Unable to drop this alive follower, because the quorum requirements are not met after"
              + " this command execution. Current num alive followers "
              + alive
              + ", num followers "
              + followers.size()
              + ", majority after execution "
              + majority);
    }
  }

  /**
   * Takes note of the ports of a frontend that starts. Master only.
   *
   * @return empty if nobody has added that frontend
   */
  public Optional<FrontendMember> joined(
      String host, int editLogPort, int httpPort, int queryPort, int rpcPort) {
    return locked(
        () -> {
          Optional<FrontendMember> found = at(host, editLogPort);
          if (found.isEmpty()) {
            return found;
          }
          FrontendMember now = found.get().withPorts(httpPort, queryPort, rpcPort);
          if (!now.equals(found.get())) {
            fe.editLog().write(new ModifyFrontendOp(now));
          }
          return Optional.of(now);
        });
  }

  private <T> T locked(Supplier<T> work) {
    Lock lock = fe.catalog().lock().writeLock();
    lock.lock();
    try {
      return work.get();
    } finally {
      lock.unlock();
    }
  }

  private Optional<FrontendMember> at(String host, int editLogPort) {
    return members.values().stream().filter(m -> m.isAt(host, editLogPort)).findFirst();
  }

  void put(FrontendMember member) {
    members.put(member.name(), member);
  }

  void remove(String name) {
    members.remove(name);
    if (name.equals(fe.nodeName())) {
      fe.dropped();
    }
  }

  public List<FrontendMember> all() {
    return List.copyOf(members.values());
  }

  @Override
  public String imageName() {
    return "frontends";
  }

  @Override
  public JsonNode saveImage() {
    return Json.mapper().valueToTree(members.values());
  }

  @Override
  public void loadImage(JsonNode saved) {
    try {
      members.clear();
      Arrays.stream(Json.mapper().treeToValue(saved, FrontendMember[].class)).forEach(this::put);
    } catch (JsonProcessingException e) {
      throw new CorruptMetadataException("frontends in the image cannot be read", e);
    }
  }
}
