package org.dorisdr.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.dorisdr.cluster.RemoteClusters;
import org.dorisdr.config.Secrets;
import org.dorisdr.sql.AlterRemoteCluster;
import org.dorisdr.sql.CreateRemoteCluster;
import org.dorisdr.sql.DrParser;
import org.dorisdr.sql.DrStatement;
import org.dorisdr.sql.DropRemoteCluster;
import org.dorisdr.sql.ParsedStatement;
import org.dorisdr.sql.ShowRemoteClusters;
import org.dorisdr.testing.MemoryHost;
import org.junit.jupiter.api.Test;

class RemoteClusterCommandsTest {
  private static final String CREATE =
      "CREATE REMOTE CLUSTER src PROPERTIES "
          + "('fe_hosts'='a, b','user'='u','password'='s3cret','host_mapping'='p=q')";

  private final MemoryHost host = new MemoryHost();
  private final Secrets secrets = new Secrets("k".getBytes(StandardCharsets.UTF_8), new Random(1));
  private final RemoteClusters clusters = new RemoteClusters(host.metaStore(), () -> secrets);
  private final Privileges privileges = new Privileges(host.accessControl());
  private final List<String> tried = new ArrayList<>();
  private final ClusterProbe probe = (cluster, password) -> tried.add(cluster + " " + password);

  private Answer run(String sql) throws Exception {
    DrStatement statement = ((ParsedStatement.Known) DrParser.parse(sql).get(0)).statement();
    if (statement instanceof CreateRemoteCluster create) {
      return new CreateRemoteClusterCommand(clusters, probe, privileges, host.clock())
          .run(create, MemoryHost.CALLER);
    }
    if (statement instanceof AlterRemoteCluster alter) {
      return new AlterRemoteClusterCommand(clusters, probe, privileges)
          .run(alter, MemoryHost.CALLER);
    }
    if (statement instanceof DropRemoteCluster drop) {
      return new DropRemoteClusterCommand(clusters, c -> List.of(), privileges)
          .run(drop, MemoryHost.CALLER);
    }
    return new ShowRemoteClustersCommand(clusters, privileges, host.localCluster())
        .run((ShowRemoteClusters) statement, MemoryHost.CALLER);
  }

  @Test
  void triesTheConnectionAndKeepsThePasswordSealed() throws Exception {
    run(CREATE);
    assertThat(tried).containsExactly("RemoteCluster[src, [a, b], u] s3cret");
    assertThat(host.state.toString()).doesNotContain("s3cret");
    assertThat(clusters.password(clusters.get("src"))).isEqualTo("s3cret");
    assertThat(run("SHOW REMOTE CLUSTERS LIKE 'S%'").rows())
        .containsExactly(List.of("src", "a,b", "9030", "9020", "u", "p=q", "2026-01-01 00:00:00"));
  }

  @Test
  void keepsNothingIfTheConnectionFails() {
    ClusterProbe failing =
        (cluster, password) -> {
          throw new CommandException("no way");
        };
    CreateRemoteCluster create =
        (CreateRemoteCluster) ((ParsedStatement.Known) DrParser.parse(CREATE).get(0)).statement();
    CreateRemoteClusterCommand command =
        new CreateRemoteClusterCommand(clusters, failing, privileges, host.clock());
    assertThatThrownBy(() -> command.run(create, MemoryHost.CALLER)).hasMessage("no way");
    assertThat(host.state).isEmpty();
  }

  @Test
  void tellsEverythingThatIsWrongAtOnce() {
    assertThatThrownBy(
            () ->
                run(
                    "CREATE REMOTE CLUSTER c PROPERTIES"
                        + " ('fe_host'='a','query_port'='0','host_mapping'='x')"))
        .hasMessage(
            "unknown property 'fe_host'. HINT: did you mean 'fe_hosts'?;"
                + " property 'fe_hosts' is needed; property 'user' is needed;"
                + " property 'query_port' must be a whole number from 1 to 65535, not '0';"
                + " property 'host_mapping' takes private=public pairs between commas, not 'x'");
  }

  @Test
  void altersOnlyWhatIsGiven() throws Exception {
    run(CREATE);
    run("ALTER REMOTE CLUSTER src SET PROPERTIES ('query_port'='19030')");
    assertThat(clusters.get("src").queryPort()).isEqualTo(19030);
    assertThat(clusters.password(clusters.get("src"))).isEqualTo("s3cret");
    run("ALTER REMOTE CLUSTER src SET PROPERTIES ('password'='')");
    assertThat(clusters.password(clusters.get("src"))).isEmpty();
  }

  @Test
  void refusesDuplicatesUnknownNamesAndMissingPrivileges() throws Exception {
    run(CREATE);
    assertThatThrownBy(() -> run(CREATE)).hasMessageContaining("'src' already exists");
    run(CREATE.replace("CLUSTER src", "CLUSTER IF NOT EXISTS src"));
    assertThatThrownBy(() -> run("DROP REMOTE CLUSTER x"))
        .hasMessageContaining("unknown remote cluster 'x'");
    run("DROP REMOTE CLUSTER IF EXISTS x");
    host.granted.clear();
    assertThatThrownBy(() -> run("DROP REMOTE CLUSTER src")).hasMessageContaining("(ADMIN)");
    assertThat(clusters.find("src")).isNotEqualTo(Optional.empty());
  }

  @Test
  void refusesToDropAClusterThatAJobNeeds() throws Exception {
    run(CREATE);
    DropRemoteClusterCommand command =
        new DropRemoteClusterCommand(clusters, c -> List.of("j1", "j2"), privileges);
    DropRemoteCluster drop = new DropRemoteCluster(false, org.dorisdr.sql.Name.of("src"));
    assertThatThrownBy(() -> command.run(drop, MemoryHost.CALLER))
        .hasMessageContaining("used by sync job j1, j2");
  }
}
