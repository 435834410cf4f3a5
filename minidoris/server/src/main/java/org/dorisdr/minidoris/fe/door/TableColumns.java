package org.dorisdr.minidoris.fe.door;

import java.util.List;
import org.apache.doris.common.ErrorCode;
import org.dorisdr.minidoris.fe.Frontend;
import org.dorisdr.minidoris.fe.auth.Privileges;
import org.dorisdr.minidoris.fe.catalog.Column;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.minidoris.fe.catalog.Table;
import org.dorisdr.minidoris.fe.session.ColumnOrigin;
import org.dorisdr.minidoris.fe.session.Errors;
import org.dorisdr.minidoris.fe.session.Session;
import org.dorisdr.minidoris.fe.session.StatementResult;

/** Columns of a table for COM_FIELD_LIST, which the mysql program sends. Stateless. */
final class TableColumns {
  private TableColumns() {}

  static List<StatementResult.Column> of(
      Frontend fe, Privileges privileges, Session session, String table) {
    if (session.database() == null) {
      throw Errors.of(ErrorCode.ERR_NO_DB_ERROR);
    }
    fe.catalog().lock().readLock().lock();
    try {
      Table found =
          fe.catalog()
              .database(session.database())
              .flatMap(d -> d.table(table))
              .filter(t -> privileges.canSee(session, session.database(), table))
              .orElseThrow(() -> Errors.of(ErrorCode.ERR_UNKNOWN_TABLE, table, session.database()));
      return found instanceof OlapTable olap
          ? olap.baseIndex().columns.stream()
              .filter(Column::visible)
              .map(c -> column(session.database(), found.name, c))
              .toList()
          : List.of();
    } finally {
      fe.catalog().lock().readLock().unlock();
    }
  }

  private static StatementResult.Column column(String database, String table, Column column) {
    ColumnOrigin origin = ColumnOrigin.of(database, table, column.name());
    return new StatementResult.Column(column.name(), column.type(), origin);
  }
}
