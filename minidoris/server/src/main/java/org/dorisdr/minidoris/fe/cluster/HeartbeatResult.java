package org.dorisdr.minidoris.fe.cluster;

/**
 * What a heartbeat to a backend brought.
 *
 * @param error null = it answered
 * @param startTime of its process, ms since the epoch
 * @param memory that it may use, in bytes
 */
public record HeartbeatResult(
    long backendId,
    String error,
    int bePort,
    int httpPort,
    int brpcPort,
    long startTime,
    String version,
    long memory) {
  public HeartbeatResult(
      long backendId,
      String error,
      int bePort,
      int httpPort,
      int brpcPort,
      long startTime,
      String version) {
    this(backendId, error, bePort, httpPort, brpcPort, startTime, version, 0);
  }

  public static HeartbeatResult failed(long backendId, String error) {
    return new HeartbeatResult(backendId, error, -1, -1, -1, 0, "");
  }
}
