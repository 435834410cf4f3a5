package org.dorisdr.minidoris.fe.trash;

import java.util.List;
import java.util.Optional;
import org.apache.thrift.TException;
import org.dorisdr.minidoris.fe.ClusterState.Backend;
import org.dorisdr.minidoris.fe.FeServer;
import org.dorisdr.minidoris.fe.catalog.show.ShowRows;
import org.dorisdr.minidoris.fe.catalog.show.SizeTexts;
import org.dorisdr.minidoris.fe.rpc.BackendClients;
import org.dorisdr.minidoris.fe.session.StatementResult;
import org.dorisdr.thrift.BackendService;
import org.dorisdr.thrift.TDiskTrashInfo;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What backends say of their trash when asked; of one that does not answer, nothing is told.
 * Columns and texts are those of Doris's TrashProcDir and TrashProcNode. Thread safe.
 */
final class TrashRows {
  private static final Logger LOG = LoggerFactory.getLogger(TrashRows.class);

  private final FeServer fe;

  TrashRows(FeServer fe) {
    this.fe = fe;
  }

  /** A row for each of the backends. */
  StatementResult backends(List<Backend> backends) {
    ShowRows rows = new ShowRows("BackendId", "Backend", "TrashUsedCapacity");
    for (Backend backend : backends) {
      Optional<Long> bytes = ask(backend, BackendService.Client::getTrashUsedCapacity);
      rows.add(backend.id(), address(backend), bytes.map(SizeTexts::text).orElse(""));
    }
    return rows.result();
  }

  /** A row for each disk of a backend. */
  StatementResult disks(Backend backend) {
    ShowRows rows = new ShowRows("RootPath", "State", "TrashUsedCapacity");
    for (TDiskTrashInfo disk :
        ask(backend, BackendService.Client::getDiskTrashUsedCapacity).orElse(List.of())) {
      rows.add(disk.getRootPath(), disk.getState(), SizeTexts.text(disk.getTrashUsedCapacity()));
    }
    return rows.result();
  }

  /** As ON names a backend. */
  static String address(Backend backend) {
    return backend.host() + ":" + backend.heartbeatPort();
  }

  private <R> Optional<R> ask(
      Backend backend, BackendClients.Call<BackendService.Client, R> question) {
    try {
      return Optional.of(fe.backendClients().agent(backend.host(), backend.bePort(), question));
    } catch (TException e) {
      LOG.warn("backend {} does not tell its trash: {}", backend.id(), e.toString());
      return Optional.empty();
    }
  }
}
