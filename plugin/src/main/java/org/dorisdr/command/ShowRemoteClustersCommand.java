package org.dorisdr.command;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.dorisdr.cluster.RemoteCluster;
import org.dorisdr.cluster.RemoteClusters;
import org.dorisdr.host.AccessControl.Privilege;
import org.dorisdr.host.Caller;
import org.dorisdr.host.HostException;
import org.dorisdr.host.LocalCluster;
import org.dorisdr.sql.ShowRemoteClusters;

/** SHOW REMOTE CLUSTERS: everything but the password. */
public final class ShowRemoteClustersCommand implements ShowCommand<ShowRemoteClusters> {
  private static final List<String> COLUMNS =
      List.of("Name", "FeHosts", "QueryPort", "RpcPort", "User", "HostMapping", "CreateTime");

  private final RemoteClusters clusters;
  private final Privileges privileges;
  private final LocalCluster local;

  public ShowRemoteClustersCommand(
      RemoteClusters clusters, Privileges privileges, LocalCluster local) {
    this.clusters = clusters;
    this.privileges = privileges;
    this.local = local;
  }

  @Override
  public Answer run(ShowRemoteClusters statement, Caller caller)
      throws CommandException, HostException {
    privileges.needGlobal(caller, Privilege.ADMIN);
    Predicate<String> wanted = LikePattern.of(statement.like());
    List<List<String>> rows = new ArrayList<>();
    for (RemoteCluster cluster : clusters.list()) {
      if (wanted.test(cluster.name())) {
        rows.add(row(cluster));
      }
    }
    return new Answer(COLUMNS, rows);
  }

  private List<String> row(RemoteCluster cluster) {
    return List.of(
        cluster.name(),
        String.join(",", cluster.feHosts()),
        Integer.toString(cluster.queryPort()),
        Integer.toString(cluster.rpcPort()),
        cluster.user(),
        RemoteClusterProperties.show(cluster.hostMapping()),
        Times.show(Instant.ofEpochMilli(cluster.createTime()), local.zone()));
  }
}
