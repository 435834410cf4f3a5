package org.dorisdr.minidoris.fe.query;

import org.dorisdr.minidoris.fe.Frontend;
import org.dorisdr.minidoris.fe.session.StatementError;
import org.dorisdr.minidoris.thrift.TMiniExecRequest;
import org.dorisdr.minidoris.thrift.TMiniWritePartition;

/**
 * Says that a statement failed after tablets that it was planned for had left the catalog: a schema
 * change has ended since, whose old tablets backends drop. Planned anew it may go well.
 */
final class LostTabletsError extends StatementError {
  private static final long serialVersionUID = 1L;

  LostTabletsError(StatementError failure) {
    super(1105, "HY000", failure.getMessage());
    initCause(failure);
  }

  /** Whether the catalog has no more all tablets that a request reads or writes. Locks it. */
  static boolean isReasonFor(Frontend frontend, TMiniExecRequest request) {
    var lock = frontend.catalog().lock().readLock();
    lock.lock();
    try {
      return request.getTables().stream()
              .flatMap(table -> table.getTablets().stream())
              .anyMatch(t -> isLost(frontend, t.getTabletId()))
          || (request.isSetWrite()
              && request.getWrite().getPartitions().stream()
                  .map(TMiniWritePartition::getTablets)
                  .flatMap(java.util.List::stream)
                  .anyMatch(t -> isLost(frontend, t.getTabletId())));
    } finally {
      lock.unlock();
    }
  }

  private static boolean isLost(Frontend frontend, long tablet) {
    return frontend.catalog().tablet(tablet).isEmpty();
  }
}
