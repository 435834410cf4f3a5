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
        public void checkSelect(
            Session session, String database, String table, List<String> columns) {}

        @Override
        public void checkShow(Session session, String database, String table, String command) {}

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

  /**
   * @param columns of the table that a {@code *} stands for
   */
  void checkSelect(Session session, String database, String table, List<String> columns);

  /**
   * @param command word that Doris puts into its text
   */
  void checkShow(Session session, String database, String table, String command);

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
