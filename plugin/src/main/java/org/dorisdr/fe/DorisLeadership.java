package org.dorisdr.fe;

import org.apache.doris.catalog.Env;
import org.dorisdr.host.Leadership;

/** Role of this frontend. */
final class DorisLeadership implements Leadership {
  @Override
  public boolean isReady() {
    return Env.getCurrentEnv().isReady();
  }

  @Override
  public boolean isLeader() {
    return Env.getCurrentEnv().isReady() && Env.getCurrentEnv().isMaster();
  }
}
