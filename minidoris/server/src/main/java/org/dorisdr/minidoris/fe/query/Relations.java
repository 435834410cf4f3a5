package org.dorisdr.minidoris.fe.query;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.minidoris.fe.query.type.TypedColumn;

/** What stands behind the names of a FROM clause. For one statement. */
interface Relations {
  /**
   * DuckDB text of a relation without alias.
   *
   * @param database null = the session's
   * @throws org.dorisdr.minidoris.fe.session.StatementError if there is no such table
   */
  String table(String database, String name);

  /**
   * DuckDB text of a table function such as {@code frontends()}.
   *
   * @param properties what stands in its brackets, keys in lower case
   * @throws org.dorisdr.minidoris.fe.session.StatementError if there is no such function
   */
  String function(String name, Map<String, String> properties);

  /**
   * The table that a name stands for, if it is one with rows of its own.
   *
   * @param database null = the session's
   */
  default Optional<OlapTable> stored(String database, String name) {
    return Optional.empty();
  }

  /**
   * Visible columns of what a name stands for, with their types; null = not known.
   *
   * @param database null = the session's
   */
  default List<TypedColumn> columns(String database, String name) {
    return null;
  }

  /**
   * Columns of a table function with their types; null = not known.
   *
   * @param properties as in {@link #function}
   */
  default List<TypedColumn> functionColumns(String name, Map<String, String> properties) {
    return null;
  }

  /** Opens calls of alias functions; null where there are none. */
  default AliasCalls aliases() {
    return null;
  }
}
