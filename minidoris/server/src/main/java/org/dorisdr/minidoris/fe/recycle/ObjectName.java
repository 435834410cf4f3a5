package org.dorisdr.minidoris.fe.recycle;

import java.util.List;
import org.dorisdr.minidoris.fe.catalog.Catalog;
import org.dorisdr.minidoris.fe.catalog.Database;
import org.dorisdr.minidoris.fe.session.Session;
import org.dorisdr.minidoris.fe.session.StatementError;

/** Name of a table, or of something else inside a database, with its database. */
record ObjectName(String databaseName, String object) {
  /**
   * @param parts as written, outermost first; the catalog and the database may be missing
   * @throws StatementError if no database is given nor selected
   */
  static ObjectName of(Session session, List<String> parts) {
    String object = parts.get(parts.size() - 1);
    String database = parts.size() > 1 ? parts.get(parts.size() - 2) : session.database();
    if (database == null) {
      throw new StatementError(1046, "3D000", "errCode = 2, detailMessage = No database selected");
    }
    return new ObjectName(database, object);
  }

  /** Looks the database up; call it with the catalog's lock held. */
  Database database(Catalog catalog) {
    return catalog
        .database(databaseName)
        .orElseThrow(() -> StatementError.general("Unknown database '" + databaseName + "'"));
  }
}
