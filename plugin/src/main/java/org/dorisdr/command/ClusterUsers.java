package org.dorisdr.command;

import java.util.List;

/** Who needs a remote cluster, so that it is not dropped under them. */
public interface ClusterUsers {
  /** Names of sync jobs that read from the cluster. */
  List<String> syncJobsOf(String cluster);
}
