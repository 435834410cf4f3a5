package org.dorisdr.command;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.dorisdr.cluster.FeHost;
import org.dorisdr.cluster.RemoteCluster;
import org.dorisdr.cluster.RemoteClusters;
import org.dorisdr.sql.PropertyList;

/** The PROPERTIES of remote clusters, to and from their records. */
final class RemoteClusterProperties {
  private static final Set<String> KEYS =
      Set.of("fe_hosts", "query_port", "rpc_port", "user", "password", "host_mapping");
  private static final int MAX_PORT = 65535;

  private RemoteClusterProperties() {}

  /** A new cluster; {@code fe_hosts} and {@code user} must be given. */
  static RemoteCluster create(
      String name, PropertyList properties, RemoteClusters clusters, long createTime)
      throws CommandException {
    PropertyReader reader = new PropertyReader(properties, KEYS);
    reader.required("fe_hosts");
    reader.required("user");
    RemoteCluster blank =
        new RemoteCluster(
            RemoteCluster.FORMAT,
            name,
            List.of(),
            9030,
            9020,
            "",
            clusters.seal(name, ""),
            Map.of(),
            createTime);
    return read(reader, blank, clusters);
  }

  /** The cluster with those properties changed that are given. */
  static RemoteCluster alter(
      RemoteCluster cluster, PropertyList properties, RemoteClusters clusters)
      throws CommandException {
    return read(new PropertyReader(properties, KEYS), cluster, clusters);
  }

  private static RemoteCluster read(
      PropertyReader reader, RemoteCluster old, RemoteClusters clusters) throws CommandException {
    String password = reader.text("password", null);
    RemoteCluster cluster =
        new RemoteCluster(
            RemoteCluster.FORMAT,
            old.name(),
            hosts(reader, old.feHosts()),
            (int) reader.number("query_port", old.queryPort(), 1, MAX_PORT),
            (int) reader.number("rpc_port", old.rpcPort(), 1, MAX_PORT),
            reader.text("user", old.user()).trim(),
            password == null ? old.password() : clusters.seal(old.name(), password),
            mapping(reader, old.hostMapping()),
            old.createTime());
    reader.finish();
    return cluster;
  }

  private static List<String> hosts(PropertyReader reader, List<String> old) {
    String text = reader.text("fe_hosts", null);
    if (text == null) {
      return old;
    }
    List<String> hosts = items(text);
    for (String host : hosts) {
      if (FeHost.parse(host).isEmpty()) {
        reader.problem(
            "property 'fe_hosts' takes hosts, or host:query_port:rpc_port where the ports are not"
                + " those of 'query_port' and 'rpc_port', not '"
                + host
                + "'");
      }
    }
    if (hosts.isEmpty() && !text.isBlank()) {
      reader.problem("property 'fe_hosts' names no host");
    }
    return hosts;
  }

  private static Map<String, String> mapping(PropertyReader reader, Map<String, String> old) {
    String text = reader.text("host_mapping", null);
    if (text == null) {
      return old;
    }
    Map<String, String> mapping = new LinkedHashMap<>();
    for (String item : items(text)) {
      String[] sides = item.split("=", -1);
      if (sides.length != 2 || sides[0].isBlank() || sides[1].isBlank()) {
        reader.problem(
            "property 'host_mapping' takes private=public pairs between commas, not '"
                + item
                + "'");
      } else {
        mapping.put(sides[0].trim(), sides[1].trim());
      }
    }
    return mapping;
  }

  private static List<String> items(String text) {
    return Arrays.stream(text.split(",")).map(String::trim).filter(s -> !s.isEmpty()).toList();
  }

  /** The mapping as it was typed. */
  static String show(Map<String, String> mapping) {
    return new TreeMap<>(mapping)
        .entrySet().stream()
            .map(pair -> pair.getKey() + "=" + pair.getValue())
            .collect(Collectors.joining(","));
  }
}
