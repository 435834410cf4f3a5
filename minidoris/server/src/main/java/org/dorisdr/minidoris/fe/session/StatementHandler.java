package org.dorisdr.minidoris.fe.session;

/**
 * Runs one kind of stock statement. Stateless or thread safe.
 *
 * @param <S> record that the grammar yields for it
 */
public interface StatementHandler<S> {
  /**
   * @throws StatementError as the client shall see it; nothing was changed then
   */
  StatementResult run(Session session, S statement);

  /** Whether only the master may run it, so that other frontends forward its text. */
  default boolean needsMaster() {
    return true;
  }

  /** The same for a statement of this session. */
  default boolean needsMaster(Session session) {
    return needsMaster();
  }

  /** Whether its errors keep their numbers; of all other statements Doris says 1105. */
  default boolean tellsNumbers() {
    return false;
  }
}
