package org.dorisdr.minidoris.fe.session;

import java.util.function.BiFunction;

/** Short ways to make handlers. Stateless. */
public final class SessionHandlers {
  private SessionHandlers() {}

  /** A handler that only the master may run, unless the session forwards none. */
  public static <S> StatementHandler<S> master(BiFunction<Session, S, StatementResult> run) {
    return new StatementHandler<>() {
      @Override
      public StatementResult run(Session session, S statement) {
        return run.apply(session, statement);
      }

      @Override
      public boolean needsMaster(Session session) {
        return session.variables().getOrDefault("forward_to_master", "true").equals("true");
      }
    };
  }

  /** A handler that any frontend may run. */
  public static <S> StatementHandler<S> anywhere(BiFunction<Session, S, StatementResult> run) {
    return new StatementHandler<>() {
      @Override
      public StatementResult run(Session session, S statement) {
        return run.apply(session, statement);
      }

      @Override
      public boolean needsMaster() {
        return false;
      }
    };
  }
}
