package org.apache.doris.nereids.trees.plans.commands;

import org.apache.doris.analysis.RedirectStatus;

/** Runs on the frontend that got it. */
public interface NoForward extends Redirect {
  @Override
  default RedirectStatus toRedirectStatus() {
    return RedirectStatus.NO_FORWARD;
  }
}
