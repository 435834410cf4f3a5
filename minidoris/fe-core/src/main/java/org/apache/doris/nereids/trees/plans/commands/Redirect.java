package org.apache.doris.nereids.trees.plans.commands;

import org.apache.doris.analysis.RedirectStatus;

/** Says which frontend runs a command. */
public interface Redirect {
  RedirectStatus toRedirectStatus();
}
