package org.dorisdr.minidoris.be.ingest;

import java.util.Optional;
import org.dorisdr.thrift.TIngestBinlogRequest;
import org.dorisdr.thrift.TQueryIngestBinlogRequest;

/** Finds the first field that a request should have and has not. */
final class IngestRequests {
  private IngestRequests() {}

  static Optional<String> missing(TIngestBinlogRequest request) {
    return first(
        new String[] {
          "txn_id",
          "remote_tablet_id",
          "binlog_version",
          "remote_host",
          "remote_port",
          "partition_id",
          "local_tablet_id",
          "load_id"
        },
        request.isSetTxnId(),
        request.isSetRemoteTabletId(),
        request.isSetBinlogVersion(),
        request.isSetRemoteHost(),
        request.isSetRemotePort(),
        request.isSetPartitionId(),
        request.isSetLocalTabletId(),
        request.isSetLoadId());
  }

  static Optional<String> missing(TQueryIngestBinlogRequest request) {
    return first(
        new String[] {"txn_id", "partition_id", "tablet_id", "load_id"},
        request.isSetTxnId(),
        request.isSetPartitionId(),
        request.isSetTabletId(),
        request.isSetLoadId());
  }

  private static Optional<String> first(String[] names, boolean... set) {
    for (int i = 0; i < names.length; i++) {
      if (!set[i]) {
        return Optional.of(names[i] + " is empty");
      }
    }
    return Optional.empty();
  }
}
