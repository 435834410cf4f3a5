package org.dorisdr.fe;

import java.time.ZoneId;
import org.apache.doris.catalog.Env;
import org.apache.doris.common.Config;
import org.apache.doris.common.UserException;
import org.apache.doris.common.Version;
import org.apache.doris.common.util.TimeUtils;
import org.dorisdr.host.HostException;
import org.dorisdr.host.LocalCluster;

/** The cluster that this frontend belongs to. */
final class DorisLocalCluster implements LocalCluster {
  @Override
  public String clusterToken() {
    return Env.getCurrentEnv().getToken();
  }

  @Override
  public String rpcToken() throws HostException {
    try {
      return Env.getCurrentEnv().getTokenManager().acquireToken();
    } catch (UserException e) {
      throw new HostException("no token for calls to this cluster: " + e.getMessage(), e);
    }
  }

  @Override
  public int rpcPort() {
    return Config.rpc_port;
  }

  @Override
  public int queryPort() {
    return Config.query_port;
  }

  @Override
  public ZoneId zone() {
    return TimeUtils.getSystemTimeZone().toZoneId();
  }

  @Override
  public String version() {
    return Version.DORIS_BUILD_VERSION;
  }
}
