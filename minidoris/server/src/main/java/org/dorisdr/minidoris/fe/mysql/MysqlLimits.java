package org.dorisdr.minidoris.fe.mysql;

import org.dorisdr.minidoris.fe.FeSettings;

/**
 * Limits of the MySQL port.
 *
 * @param idleMillis after which a connection that asks nothing is closed
 * @param loginMillis that a client has to log in
 * @param writeMillis that a client may let its rows lie
 */
public record MysqlLimits(
    int maxPacket, int maxConnections, long idleMillis, long loginMillis, long writeMillis) {
  public static MysqlLimits of(FeSettings settings) {
    return new MysqlLimits(
        (int) settings.number("max_allowed_packet", 64 << 20),
        (int) settings.number("qe_max_connection", 1024),
        1000 * settings.number("wait_timeout", 28_800),
        1000 * settings.number("connect_timeout", 10),
        1000 * settings.number("net_write_timeout", 600));
  }
}
