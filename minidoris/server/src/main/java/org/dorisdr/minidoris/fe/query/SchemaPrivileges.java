package org.dorisdr.minidoris.fe.query;

import org.dorisdr.minidoris.fe.session.Session;

/** The tables of {@code information_schema} that tell who may do what. The catalog is locked. */
final class SchemaPrivileges {
  /** What the catalog of a privilege is called, in Doris as in MySQL. */
  private static final String CATALOG = "def";

  private final TableAccess access;
  private final Session session;

  SchemaPrivileges(TableAccess access, Session session) {
    this.access = access;
    this.session = session;
  }

  InlineRows users(InlineRows rows) {
    for (HeldPrivilege held : access.held(session)) {
      if (held.database() == null) {
        rows.add(held.grantee(), CATALOG, held.privilege(), yesNo(held));
      }
    }
    return rows;
  }

  InlineRows schemas(InlineRows rows) {
    for (HeldPrivilege held : access.held(session)) {
      if (held.database() != null && held.table() == null) {
        rows.add(held.grantee(), CATALOG, held.database(), held.privilege(), yesNo(held));
      }
    }
    return rows;
  }

  InlineRows tables(InlineRows rows) {
    for (HeldPrivilege held : access.held(session)) {
      if (held.table() != null) {
        rows.add(
            held.grantee(), CATALOG, held.database(), held.table(), held.privilege(), yesNo(held));
      }
    }
    return rows;
  }

  private static String yesNo(HeldPrivilege held) {
    return held.grantable() ? "YES" : "NO";
  }
}
