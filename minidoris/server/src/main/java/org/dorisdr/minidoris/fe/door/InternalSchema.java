package org.dorisdr.minidoris.fe.door;

import java.util.Map;
import org.apache.doris.common.FeConstants;
import org.dorisdr.minidoris.fe.Frontend;
import org.dorisdr.minidoris.fe.catalog.op.CreateDatabaseOp;

/** The database that Doris keeps for itself, and plugins keep their state in. Stateless. */
final class InternalSchema {
  private InternalSchema() {}

  /** Makes it if it is missing; on the master. */
  static void create(Frontend fe) {
    long id = fe.catalog().nextId();
    fe.catalog().lock().writeLock().lock();
    try {
      if (fe.catalog().database(FeConstants.INTERNAL_DB_NAME).isEmpty()) {
        fe.editLog().write(new CreateDatabaseOp(id, FeConstants.INTERNAL_DB_NAME, Map.of()));
      }
    } finally {
      fe.catalog().lock().writeLock().unlock();
    }
  }
}
