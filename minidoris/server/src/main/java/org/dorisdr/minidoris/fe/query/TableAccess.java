package org.dorisdr.minidoris.fe.query;

import java.util.List;
import org.dorisdr.minidoris.fe.session.Session;

/**
 * Checks privileges on tables: {@code check…} throws a {@code StatementError} if one lacks. Thread
 * safe.
 */
public interface TableAccess {
  /** Lets everybody do everything. */
  TableAccess OPEN =
      new TableAccess() {
        @Override
        public void checkSelect(Session session, String database, String table) {}

        @Override
        public void checkNodes(Session session) {}

        @Override
        public void checkLoad(Session session, String database, String table) {}

        @Override
        public void checkResource(Session session, String resource) {}

        @Override
        public boolean canSee(Session session, String database) {
          return true;
        }

        @Override
        public boolean canSee(Session session, String database, String table) {
          return true;
        }

        @Override
        public List<HeldPrivilege> held(Session session) {
          return List.of();
        }
      };

  void checkSelect(Session session, String database, String table);

  /** What {@code frontends()} and {@code backends()} want. */
  void checkNodes(Session session);

  void checkLoad(Session session, String database, String table);

  void checkResource(Session session, String resource);

  /** Whether the user may know that a database exists. */
  boolean canSee(Session session, String database);

  /** Whether the user may know that a table exists. */
  boolean canSee(Session session, String database, String table);

  /** Privileges of all users, as far as this one may know. */
  List<HeldPrivilege> held(Session session);
}
