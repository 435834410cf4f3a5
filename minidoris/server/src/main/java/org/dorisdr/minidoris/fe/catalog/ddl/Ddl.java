package org.dorisdr.minidoris.fe.catalog.ddl;

import java.util.concurrent.locks.Lock;
import java.util.function.Supplier;
import org.dorisdr.minidoris.fe.FeServer;
import org.dorisdr.minidoris.fe.catalog.Database;
import org.dorisdr.minidoris.fe.catalog.MaterializedView;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.minidoris.fe.catalog.Table;
import org.dorisdr.minidoris.fe.catalog.TableProperties;
import org.dorisdr.minidoris.fe.catalog.tablet.TabletCreator;
import org.dorisdr.minidoris.fe.journal.JournalOp;
import org.dorisdr.minidoris.fe.session.Session;
import org.dorisdr.minidoris.fe.session.StatementError;
import org.dorisdr.sql.stock.catalog.TableName;

/** What all handlers of catalog statements share: locks, look-ups, ids, the time. Thread safe. */
public final class Ddl {
  private final FeServer fe;
  private final TabletCreator tablets;

  public Ddl(FeServer fe) {
    this.fe = fe;
    this.tablets = new TabletCreator(fe);
  }

  public FeServer fe() {
    return fe;
  }

  public TabletCreator tablets() {
    return tablets;
  }

  public long nextId() {
    return fe.catalog().nextId();
  }

  /** A transaction id that is never used: what is older was begun before now. */
  public long nextTransactionId() {
    return fe.transactions().nextId();
  }

  /** Ms since the epoch. */
  public long now() {
    return System.currentTimeMillis();
  }

  public <T> T read(Supplier<T> work) {
    return locked(fe.catalog().lock().readLock(), work);
  }

  /** Runs with the write lock, on settled metadata; {@link #log} may be called inside. */
  public <T> T write(Supplier<T> work) {
    return locked(
        fe.catalog().lock().writeLock(),
        () -> {
          fe.editLog().settle();
          return work.get();
        });
  }

  public void change(Runnable work) {
    write(
        () -> {
          work.run();
          return null;
        });
  }

  private static <T> T locked(Lock lock, Supplier<T> work) {
    lock.lock();
    try {
      return work.get();
    } finally {
      lock.unlock();
    }
  }

  /** Writes an operation; the write lock is held. */
  public void log(JournalOp op) {
    fe.editLog().write(op);
  }

  /**
   * @param name null = the session's
   */
  public Database database(Session session, String name) {
    String wanted = name == null ? session.database() : name;
    if (wanted == null) {
      throw new StatementError(1046, "3D000", "errCode = 2, detailMessage = No database selected");
    }
    return database(wanted);
  }

  public Database database(String name) {
    return fe.catalog()
        .database(name)
        .orElseThrow(
            () ->
                new StatementError(
                    1049, "42000", "errCode = 2, detailMessage = Unknown database '" + name + "'"));
  }

  public Database database(Session session, TableName name) {
    return database(session, name.database());
  }

  public Table table(Database database, String name) {
    return database
        .table(name)
        .orElseThrow(() -> StatementError.general("Unknown table '" + name + "'"));
  }

  /** A table with data; views are refused. */
  public OlapTable olap(Database database, String name) {
    if (table(database, name) instanceof OlapTable olap) {
      return olap;
    }
    throw StatementError.general("Table '" + name + "' is not a OLAP table");
  }

  /** A table with data that ALTER TABLE changes. */
  public OlapTable altered(Database database, String name) {
    if (table(database, name) instanceof OlapTable olap) {
      return olap;
    }
    throw StatementError.general("Do not support alter VIEW table[" + name + "]");
  }

  /** The same table, if it is still there, now that the lock is held again. */
  public OlapTable again(long tableId) {
    return fe.catalog()
        .table(tableId)
        .filter(OlapTable.class::isInstance)
        .map(OlapTable.class::cast)
        .orElseThrow(
            () -> StatementError.general("the table was dropped while it was being changed"));
  }

  /** Tables that a job changes take no other change. */
  public static void checkNormal(OlapTable table) {
    if (!table.state.equals("NORMAL")) {
      throw StatementError.general(
          "Table["
              + table.name
              + "]'s state("
              + table.state
              + ") is not NORMAL. Do not allow doing ALTER ops");
    }
    if (table.flag(TableProperties.IN_ATOMIC_RESTORE)) {
      throw StatementError.general(
          "Table[" + table.name + "] is in atomic restore state. Do not allow doing ALTER ops");
    }
  }

  /**
   * Refuses to change the rows of a materialized view, unless the session says it may.
   *
   * @param session null = nobody's
   */
  public static void checkWritable(Session session, OlapTable table) {
    boolean allowed =
        session != null
            && Boolean.parseBoolean(session.variables().get(MaterializedViewRefresher.ALLOW_WRITE));
    if (!allowed) {
      checkNoView(table);
    }
  }

  /** Refuses a change that would part an asynchronous materialized view from its query. */
  static void checkNoView(OlapTable table) {
    if (table.materialized != null) {
      throw StatementError.general(MaterializedView.REFUSED);
    }
  }
}
