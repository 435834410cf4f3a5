package org.apache.doris.nereids.trees.plans.commands;

import org.apache.doris.qe.ConnectContext;

/** A command that only the master runs. */
public interface Forward extends Redirect {
  /** Called on the frontend that the client is connected to, once the master has run it. */
  default void afterForwardToMaster(ConnectContext ctx) throws Exception {}
}
