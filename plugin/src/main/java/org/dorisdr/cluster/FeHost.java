package org.dorisdr.cluster;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One item of {@code fe_hosts}: a host, or {@code host:query_port:rpc_port} for an FE whose ports
 * are not those of the others. An IPv6 address stands in brackets.
 *
 * @param queryPort 0 = that of the cluster, as the other
 */
public record FeHost(String host, int queryPort, int rpcPort) {
  private static final Pattern FORM =
      Pattern.compile("(\\[[0-9a-fA-F:.%]+\\]|[^:\\[\\]]+)(?::(\\d{1,5}):(\\d{1,5}))?");
  private static final int MAX_PORT = 65535;

  /** Empty if the text is none. */
  public static Optional<FeHost> parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    int query = port(matcher.group(2));
    int rpc = port(matcher.group(3));
    boolean good = (query > 0) == (rpc > 0) && query <= MAX_PORT && rpc <= MAX_PORT;
    boolean named = matcher.group(2) != null;
    return good && (query > 0 || !named)
        ? Optional.of(new FeHost(matcher.group(1), query, rpc))
        : Optional.empty();
  }

  private static int port(String text) {
    return text == null ? 0 : Integer.parseInt(text);
  }

  HostPort query(int clusterPort) {
    return new HostPort(host, queryPort > 0 ? queryPort : clusterPort);
  }

  HostPort rpc(int clusterPort) {
    return new HostPort(host, rpcPort > 0 ? rpcPort : clusterPort);
  }
}
