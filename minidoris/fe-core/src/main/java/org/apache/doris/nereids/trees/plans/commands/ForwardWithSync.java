package org.apache.doris.nereids.trees.plans.commands;

import org.apache.doris.analysis.RedirectStatus;

/** Runs on the master, and its effect is waited for here. */
public interface ForwardWithSync extends Forward {
  @Override
  default RedirectStatus toRedirectStatus() {
    return RedirectStatus.FORWARD_WITH_SYNC;
  }
}
