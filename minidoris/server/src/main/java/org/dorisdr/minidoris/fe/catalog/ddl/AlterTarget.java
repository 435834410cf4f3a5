package org.dorisdr.minidoris.fe.catalog.ddl;

import org.dorisdr.minidoris.fe.catalog.Database;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.minidoris.fe.session.Session;
import org.dorisdr.sql.stock.catalog.TableName;

/** The table that an ALTER TABLE changes, looked up anew whenever the lock is taken. */
final class AlterTarget {
  private final Ddl ddl;
  private final Session session;
  private final TableName name;
  private final long tableId;

  AlterTarget(Ddl ddl, Session session, TableName name) {
    this.ddl = ddl;
    this.session = session;
    this.name = name;
    this.tableId = -1;
  }

  /** A table by id, for a change that no user has asked for. */
  AlterTarget(Ddl ddl, long tableId) {
    this.ddl = ddl;
    this.session = null;
    this.name = null;
    this.tableId = tableId;
  }

  Database database() {
    if (name == null) {
      ddl.again(tableId);
      return ddl.fe().catalog().databaseOfTable(tableId).orElseThrow();
    }
    return ddl.database(session, name);
  }

  long databaseId() {
    return database().id;
  }

  String databaseName() {
    return database().name;
  }

  /** The lock is held; no other change is under way. */
  OlapTable table() {
    OlapTable table = name == null ? ddl.again(tableId) : ddl.altered(database(), name.table());
    Ddl.checkNormal(table);
    return table;
  }

  /** {@code `db`.`table`}. */
  String sqlName(OlapTable table) {
    return "`" + databaseName() + "`.`" + table.name + "`";
  }
}
