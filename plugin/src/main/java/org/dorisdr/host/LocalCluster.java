package org.dorisdr.host;

import java.time.ZoneId;

/** What has to be known about the cluster that we live in. Thread safe. */
public interface LocalCluster {
  /** Cluster token: the same on every FE, invisible in SQL; key material, never to be shown. */
  String clusterToken();

  /** Token that this cluster's thrift service takes instead of a password. */
  String rpcToken() throws HostException;

  /** Thrift port of this FE on loopback. */
  int rpcPort();

  /** MySQL port of this FE on loopback. */
  int queryPort();

  /** Zone in which the FE prints times. */
  ZoneId zone();

  /** Version text of the FE, for example {@code doris-4.0.1}. */
  String version();
}
