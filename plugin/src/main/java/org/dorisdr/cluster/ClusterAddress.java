package org.dorisdr.cluster;

import java.util.List;
import java.util.Map;

/**
 * How a remote cluster is reached.
 *
 * @param frontends some of its FEs in the form of {@link FeHost}; the others are found through them
 * @param hostMapping private host → public host, for addresses that the cluster itself tells
 */
public record ClusterAddress(
    String name,
    List<String> frontends,
    int queryPort,
    int rpcPort,
    String user,
    String password,
    Map<String, String> hostMapping) {

  @Override
  public String toString() {
    return "ClusterAddress[" + name + ", " + frontends + "]";
  }
}
