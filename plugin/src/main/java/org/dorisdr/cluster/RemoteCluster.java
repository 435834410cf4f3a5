package org.dorisdr.cluster;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;

/**
 * Another Doris cluster as CREATE REMOTE CLUSTER described it; also the form in which it is stored.
 *
 * @param feHosts some of its FEs in the form of {@link FeHost}, never empty
 * @param password sealed; {@link RemoteClusters#password} opens it
 * @param hostMapping private host → public host
 * @param createTime milliseconds since 1970
 */
public record RemoteCluster(
    @JsonProperty("format") int format,
    @JsonProperty("name") String name,
    @JsonProperty("feHosts") List<String> feHosts,
    @JsonProperty("queryPort") int queryPort,
    @JsonProperty("rpcPort") int rpcPort,
    @JsonProperty("user") String user,
    @JsonProperty("password") String password,
    @JsonProperty("hostMapping") Map<String, String> hostMapping,
    @JsonProperty("createTime") long createTime) {

  /** Format that this version writes. */
  public static final int FORMAT = 1;

  public RemoteCluster {
    feHosts = List.copyOf(feHosts);
    hostMapping = Map.copyOf(hostMapping);
  }

  /** Without the password, sealed as it is. */
  @Override
  public String toString() {
    return "RemoteCluster[" + name + ", " + feHosts + ", " + user + "]";
  }
}
