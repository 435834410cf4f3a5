package org.dorisdr.cluster;

/**
 * One backend of a cluster.
 *
 * @param thrift be_port, after host mapping
 * @param httpPort port of binlog and tablet downloads
 */
public record Backend(long id, HostPort thrift, int httpPort, boolean alive) {
  public String host() {
    return thrift.host();
  }
}
