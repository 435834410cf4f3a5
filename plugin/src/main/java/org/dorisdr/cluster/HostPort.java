package org.dorisdr.cluster;

import java.util.Map;

/** Address of one service of one node. Immutable. */
public record HostPort(String host, int port) {

  /** The same port at the host that {@code mapping} (private → public) names for ours. */
  public HostPort mapped(Map<String, String> mapping) {
    return new HostPort(mapping.getOrDefault(host, host), port);
  }

  @Override
  public String toString() {
    return host + ":" + port;
  }
}
