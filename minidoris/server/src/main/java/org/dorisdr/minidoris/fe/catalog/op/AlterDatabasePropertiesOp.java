package org.dorisdr.minidoris.fe.catalog.op;

import java.util.Map;
import org.dorisdr.minidoris.fe.Frontend;
import org.dorisdr.minidoris.fe.journal.JournalOp;

/** Properties of a database are set; those not named stay. */
public record AlterDatabasePropertiesOp(long dbId, String dbName, Map<String, String> properties)
    implements JournalOp {
  @Override
  public void apply(Frontend frontend, long journalId) {
    frontend.catalog().database(dbId).ifPresent(d -> d.properties.putAll(properties));
  }
}
