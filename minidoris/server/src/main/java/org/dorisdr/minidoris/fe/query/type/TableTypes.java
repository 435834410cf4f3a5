package org.dorisdr.minidoris.fe.query.type;

import java.util.List;
import net.sf.jsqlparser.statement.select.TableFunction;

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

  /** Columns of a table function's rows; null = not known. */
  default List<TypedColumn> columns(TableFunction function) {
    return null;
  }
}
