package org.dorisdr.cluster;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.dorisdr.config.SecretException;
import org.dorisdr.config.Secrets;
import org.dorisdr.host.HostException;
import org.dorisdr.host.MetaStore;

/** The remote clusters that are known, in the {@link MetaStore}. Thread safe. */
public final class RemoteClusters {
  private static final String PREFIX = "dr.remote_cluster.";
  private static final ObjectMapper JSON =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  private final MetaStore store;
  private final Supplier<Secrets> secrets;

  /**
   * @param secrets asked for when first needed: its key is not there while the FE loads
   */
  public RemoteClusters(MetaStore store, Supplier<Secrets> secrets) {
    this.store = store;
    this.secrets = secrets;
  }

  /**
   * The cluster of this name, case kept.
   *
   * @throws HostException if its record was written by a newer version
   */
  public Optional<RemoteCluster> find(String name) throws HostException {
    Optional<String> json = store.get(PREFIX + name);
    return json.isEmpty() ? Optional.empty() : Optional.of(read(name, json.get()));
  }

  /** The cluster of this name, or an error that says how to make one. */
  public RemoteCluster get(String name) throws HostException {
    return find(name)
        .orElseThrow(
            () ->
                new HostException(
                    "unknown remote cluster '"
                        + name
                        + "'. HINT: SHOW REMOTE CLUSTERS lists them, CREATE REMOTE CLUSTER adds one"));
  }

  /** All of them by name. */
  public List<RemoteCluster> list() throws HostException {
    List<RemoteCluster> clusters = new ArrayList<>();
    for (Map.Entry<String, String> pair : store.scan(PREFIX).entrySet()) {
      clusters.add(read(pair.getKey().substring(PREFIX.length()), pair.getValue()));
    }
    return clusters;
  }

  /** Adds or replaces a cluster; durable on return. */
  public void save(RemoteCluster cluster) throws HostException {
    try {
      store.put(Map.of(PREFIX + cluster.name(), JSON.writeValueAsString(cluster)));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Forgets a cluster; durable on return. */
  public void remove(String name) throws HostException {
    store.put(Map.of(PREFIX + name, ""));
  }

  /** Seals a password for the cluster of this name. */
  public String seal(String name, String password) {
    return secrets.get().seal(password, place(name));
  }

  /**
   * The password in clear.
   *
   * @throws SecretException if the key that it was sealed with is gone
   */
  public String password(RemoteCluster cluster) throws SecretException {
    return secrets.get().open(cluster.password(), place(cluster.name()));
  }

  /** How the cluster is reached, with its password in clear. */
  public static ClusterAddress address(RemoteCluster cluster, String password) {
    return new ClusterAddress(
        cluster.name(),
        cluster.feHosts(),
        cluster.queryPort(),
        cluster.rpcPort(),
        cluster.user(),
        password,
        cluster.hostMapping());
  }

  private static String place(String name) {
    return "remote cluster '" + name + "'";
  }

  private static RemoteCluster read(String name, String json) throws HostException {
    try {
      JsonNode tree = JSON.readTree(json);
      int format = tree.path("format").asInt();
      if (format > RemoteCluster.FORMAT) {
        throw new HostException(
            "remote cluster '%s' was written by a newer version of the plugin (format %d, known: %d). HINT: install that version again"
                .formatted(name, format, RemoteCluster.FORMAT));
      }
      return JSON.treeToValue(tree, RemoteCluster.class);
    } catch (JsonProcessingException e) {
      throw new HostException("the record of remote cluster '" + name + "' is damaged", e);
    }
  }
}
