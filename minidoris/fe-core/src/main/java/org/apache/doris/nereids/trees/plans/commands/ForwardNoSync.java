package org.apache.doris.nereids.trees.plans.commands;

import org.apache.doris.analysis.RedirectStatus;

/** Runs on the master; its effect here is not waited for. */
public interface ForwardNoSync extends Forward {
  @Override
  default RedirectStatus toRedirectStatus() {
    return RedirectStatus.FORWARD_NO_SYNC;
  }
}
