package org.dorisdr.minidoris.fe.mysql;

import java.io.IOException;
import java.util.List;
import org.dorisdr.minidoris.fe.session.Session;
import org.dorisdr.minidoris.fe.session.StatementError;
import org.dorisdr.minidoris.fe.session.StatementResult;

/** What the MySQL protocol asks of the frontend behind it. Thread safe; blocks. */
public interface SqlService {
  /** Takes the answers of statements, in order. */
  @FunctionalInterface
  interface Sink {
    /**
     * @param more whether another statement of the same packet follows
     */
    void accept(StatementResult result, boolean more) throws IOException;
  }

  /**
   * Opens a session.
   *
   * @param answer what the client made of its password and {@code challenge}
   * @throws StatementError if user or password are wrong, or there are too many sessions
   */
  Session login(long id, String user, String host, byte[] challenge, byte[] answer);

  /** Ends a session, and what it runs. */
  void logout(Session session);

  /** Sets a session back to what it was after its login. */
  void reset(Session session);

  /**
   * Changes the current database.
   *
   * @throws StatementError if there is none of that name, or the user may not see it
   */
  void use(Session session, String database);

  /**
   * Runs all statements of a packet until one fails.
   *
   * @throws StatementError of the statement that failed
   * @throws IOException if the answers cannot be delivered
   */
  void run(Session session, String packet, Sink sink) throws IOException;

  /**
   * Columns of a query or a SHOW before it runs, for COM_STMT_PREPARE; empty = it is none, or they
   * are only known when it runs.
   *
   * @param whole whether the text is the whole statement, and no NULL stands for a value
   * @throws StatementError of a query that will fail whatever values it gets
   */
  List<StatementResult.Column> describe(Session session, String sql, boolean whole);

  /** One line about the server in MySQL's form, for COM_STATISTICS. */
  String statistics();

  /** Columns of a table, for COM_FIELD_LIST. */
  List<StatementResult.Column> columns(Session session, String table);
}
