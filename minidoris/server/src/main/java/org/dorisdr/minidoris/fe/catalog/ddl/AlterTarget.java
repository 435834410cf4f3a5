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

  AlterTarget(Ddl ddl, Session session, TableName name) {
    this.ddl = ddl;
    this.session = session;
    this.name = name;
  }

  Database database() {
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
    OlapTable table = ddl.olap(database(), name.table());
    Ddl.checkNormal(table);
    return table;
  }

  /** {@code `db`.`table`}. */
  String sqlName(OlapTable table) {
    return "`" + databaseName() + "`.`" + table.name + "`";
  }
}
