package org.dorisdr.minidoris.fe.session;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Finds the handler of a statement by the class of its record. Thread safe. */
public final class StatementRegistry {
  private final Map<Class<?>, StatementHandler<?>> handlers = new ConcurrentHashMap<>();

  /** Adds a handler; a second one for the same statement is a mistake. */
  public <S> void register(Class<S> statement, StatementHandler<S> handler) {
    if (handlers.putIfAbsent(statement, handler) != null) {
      throw new IllegalStateException("two handlers for " + statement.getName());
    }
  }

  @SuppressWarnings("unchecked")
  public <S> Optional<StatementHandler<S>> find(S statement) {
    return Optional.ofNullable((StatementHandler<S>) handlers.get(statement.getClass()));
  }
}
