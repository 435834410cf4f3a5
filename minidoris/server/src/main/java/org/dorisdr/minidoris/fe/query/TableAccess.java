package org.dorisdr.minidoris.fe.query;

import org.dorisdr.minidoris.fe.session.Session;

/** Checks privileges on tables; throws a {@code StatementError} if one lacks. Thread safe. */
public interface TableAccess {
  /** Lets everybody do everything. */
  TableAccess OPEN =
      new TableAccess() {
        @Override
        public void checkSelect(Session session, String database, String table) {}

        @Override
        public void checkLoad(Session session, String database, String table) {}
      };

  void checkSelect(Session session, String database, String table);

  void checkLoad(Session session, String database, String table);
}
