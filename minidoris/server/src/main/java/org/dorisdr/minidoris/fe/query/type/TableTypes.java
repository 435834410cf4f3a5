package org.dorisdr.minidoris.fe.query.type;

import java.util.List;

/** What the columns of stored tables and views are. */
public interface TableTypes {
  /** No table is known. */
  TableTypes NONE = (database, name) -> null;

  /**
   * Visible columns in their order; null = not known.
   *
   * @param database null = the session's
   */
  List<TypedColumn> columns(String database, String name);
}
