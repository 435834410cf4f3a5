package org.dorisdr.minidoris.fe.journal;

import com.sleepycat.je.DatabaseException;
import com.sleepycat.je.rep.InsufficientLogException;
import com.sleepycat.je.rep.MemberNotFoundException;
import com.sleepycat.je.rep.NetworkRestore;
import com.sleepycat.je.rep.NetworkRestoreConfig;
import com.sleepycat.je.rep.NodeState;
import com.sleepycat.je.rep.ReplicationGroup;
import com.sleepycat.je.rep.ReplicationNode;
import com.sleepycat.je.rep.util.DbPing;
import com.sleepycat.je.rep.util.ReplicationGroupAdmin;
import com.sleepycat.je.rep.utilint.ServiceDispatcher.ServiceConnectFailedException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.dorisdr.minidoris.fe.group.GroupControl;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The nodes that share an edit log, asked over their {@code edit_log_port}: who is the master, and
 * what it says of itself. Thread safe.
 */
public final class JeGroup implements GroupControl {
  /** As in Doris. */
  static final String NAME = "PALO_JOURNAL_GROUP";

  private static final Logger LOG = LoggerFactory.getLogger(JeGroup.class);
  private static final int TIMEOUT_MILLIS = 5_000;

  private final ReplicationGroupAdmin admin;

  /**
   * @param helpers {@code host:port} of any nodes of the group, with commas between
   */
  public JeGroup(String helpers) {
    this.admin =
        new ReplicationGroupAdmin(
            NAME,
            Arrays.stream(helpers.split(",")).map(JeGroup::socket).collect(Collectors.toSet()));
  }

  private static InetSocketAddress socket(String hostAndPort) {
    int colon = hostAndPort.lastIndexOf(':');
    if (colon < 1) {
      throw new IllegalArgumentException("not host:edit_log_port: " + hostAndPort);
    }
    try {
      return new InetSocketAddress(
          hostAndPort.substring(0, colon), Integer.parseInt(hostAndPort.substring(colon + 1)));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("not host:edit_log_port: " + hostAndPort, e);
    }
  }

  /**
   * {@link JeSettings#appState} of the master.
   *
   * @return empty if there is no master now, or none can be reached
   */
  public Optional<byte[]> masterState() {
    try {
      ReplicationGroup group = admin.getGroup();
      ReplicationNode master = group.getMember(admin.getMasterNodeName());
      if (master == null) {
        // Elected this very moment: it has not written itself into the group yet.
        return Optional.empty();
      }
      NodeState state = new DbPing(master, NAME, TIMEOUT_MILLIS).getNodeState();
      return Optional.ofNullable(state.getAppState());
    } catch (DatabaseException | IOException | ServiceConnectFailedException e) {
      LOG.debug("no master found: {}", e.getMessage());
      return Optional.empty();
    }
  }

  @Override
  public Set<String> voters() {
    return admin.getGroup().getElectableNodes().stream()
        .map(ReplicationNode::getName)
        .collect(Collectors.toSet());
  }

  @Override
  public void remove(String nodeName) {
    try {
      admin.removeMember(nodeName);
      LOG.info("{} has no vote any more", nodeName);
    } catch (MemberNotFoundException e) {
      LOG.info("{} had no vote", nodeName);
    }
  }

  /** Copies the whole edit log from another node. */
  static void restore(InsufficientLogException missing) {
    new NetworkRestore().execute(missing, new NetworkRestoreConfig().setRetainLogFiles(false));
  }
}
