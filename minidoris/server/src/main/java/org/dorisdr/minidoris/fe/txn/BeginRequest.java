package org.dorisdr.minidoris.fe.txn;

import java.util.List;
import org.dorisdr.thrift.TUniqueId;

/**
 * What a transaction begins with.
 *
 * @param requestId names the request, so that it can be repeated; null = never the same
 * @param coordinatorId backend that drives the load; 0 = not known
 * @param coordinatorHost address of who drives it
 * @param timeoutMillis after this time it is aborted unless committed
 */
public record BeginRequest(
    long databaseId,
    List<Long> tableIds,
    String label,
    TUniqueId requestId,
    Source source,
    Coordinator coordinator,
    long coordinatorId,
    String coordinatorHost,
    long timeoutMillis) {
  /** Kind of load, under Doris's names. */
  public enum Source {
    FRONTEND,
    BACKEND_STREAMING,
    INSERT_STREAMING,
    DELETE
  }

  /** Kind of node that drives the load. */
  public enum Coordinator {
    FE,
    BE
  }

  /**
   * An INSERT, UPDATE or DELETE that this frontend drives.
   *
   * @param label as the user gave it, or a generated one
   */
  public static BeginRequest statement(
      long databaseId, long tableId, String label, String frontendHost, long timeoutMillis) {
    return new BeginRequest(
        databaseId,
        List.of(tableId),
        label,
        null,
        Source.INSERT_STREAMING,
        Coordinator.FE,
        0,
        frontendHost,
        timeoutMillis);
  }
}
