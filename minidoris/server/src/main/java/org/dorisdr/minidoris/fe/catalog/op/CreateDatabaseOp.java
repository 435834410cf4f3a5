package org.dorisdr.minidoris.fe.catalog.op;

import java.util.Map;
import org.dorisdr.minidoris.fe.Frontend;
import org.dorisdr.minidoris.fe.catalog.Database;
import org.dorisdr.minidoris.fe.journal.JournalOp;

/** A database, with properties. */
public record CreateDatabaseOp(long id, String name, Map<String, String> properties)
    implements JournalOp {
  @Override
  public void apply(Frontend frontend, long journalId) {
    Database database = new Database(id, name);
    if (properties != null) {
      database.properties.putAll(properties);
    }
    frontend.catalog().addDatabase(database);
  }
}
