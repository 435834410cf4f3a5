package org.dorisdr.minidoris.fe.door;

import org.apache.doris.common.ErrorCode;
import org.dorisdr.minidoris.fe.Frontend;
import org.dorisdr.minidoris.fe.auth.Privileges;
import org.dorisdr.minidoris.fe.session.Errors;
import org.dorisdr.minidoris.fe.session.Session;
import org.dorisdr.minidoris.fe.session.StatementHandler;
import org.dorisdr.minidoris.fe.session.StatementResult;
import org.dorisdr.sql.stock.admin.UseDatabase;

/** {@code USE database}, also as a command of the protocol. Thread safe. */
final class UseDatabaseHandler implements StatementHandler<UseDatabase> {
  private final Frontend fe;
  private final Privileges privileges;

  UseDatabaseHandler(Frontend fe, Privileges privileges) {
    this.fe = fe;
    this.privileges = privileges;
  }

  @Override
  public boolean needsMaster() {
    return false;
  }

  @Override
  public boolean tellsNumbers() {
    return true;
  }

  @Override
  public StatementResult run(Session session, UseDatabase statement) {
    use(session, statement.database());
    return StatementResult.ok();
  }

  void use(Session session, String written) {
    String name = written.startsWith("internal.") ? written.substring(9) : written;
    if (!exists(name)) {
      throw Errors.of(ErrorCode.ERR_BAD_DB_ERROR, name);
    }
    if (!privileges.canSee(session, name)) {
      throw Errors.of(ErrorCode.ERR_DBACCESS_DENIED_ERROR, session.user(), name);
    }
    session.use(name);
    session.context().setDatabase(name);
  }

  private boolean exists(String name) {
    if (name.equalsIgnoreCase("information_schema") || name.equals("mysql")) {
      return true;
    }
    fe.catalog().lock().readLock().lock();
    try {
      return fe.catalog().database(name).isPresent();
    } finally {
      fe.catalog().lock().readLock().unlock();
    }
  }
}
