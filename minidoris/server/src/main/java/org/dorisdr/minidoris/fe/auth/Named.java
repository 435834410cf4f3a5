package org.dorisdr.minidoris.fe.auth;

import java.util.List;
import org.dorisdr.minidoris.fe.session.Session;
import org.dorisdr.sql.stock.catalog.TableName;

/** Names in statements as the rules look at them. Stateless. */
final class Named {
  private Named() {}

  static boolean isOpen(String database) {
    return database.equalsIgnoreCase("information_schema") || database.equals("mysql");
  }

  static String database(Session session, TableName name) {
    return database(session, name == null ? null : name.database());
  }

  /** The one that is written, or else the current one; null = there is none. */
  static String database(Session session, String written) {
    return written == null ? session.database() : written;
  }

  static TableName name(List<String> parts) {
    int last = parts.size() - 1;
    return new TableName(last > 0 ? parts.get(last - 1) : null, parts.get(last));
  }
}
