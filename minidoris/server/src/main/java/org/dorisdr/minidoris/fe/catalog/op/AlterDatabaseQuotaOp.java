package org.dorisdr.minidoris.fe.catalog.op;

import org.dorisdr.minidoris.fe.Frontend;
import org.dorisdr.minidoris.fe.catalog.Database;
import org.dorisdr.minidoris.fe.journal.JournalOp;
import org.dorisdr.sql.stock.catalog.AlterDatabaseQuota.Kind;

/** A database may have more, or less, of something. */
public record AlterDatabaseQuotaOp(long dbId, Kind kind, long quota) implements JournalOp {
  @Override
  public void apply(Frontend frontend, long journalId) {
    frontend.catalog().database(dbId).ifPresent(this::set);
  }

  private void set(Database database) {
    switch (kind) {
      case DATA -> database.dataQuota = quota;
      case REPLICA -> database.replicaQuota = quota;
      case TRANSACTION ->
          database.properties.put(Database.TRANSACTION_QUOTA, String.valueOf(quota));
    }
  }
}
