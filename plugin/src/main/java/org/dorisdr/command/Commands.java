package org.dorisdr.command;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.dorisdr.sql.DrStatement;

/** Finds the command of a statement by the class of its record. Thread safe. */
public final class Commands {
  private final Map<Class<?>, Command<?>> commands = new ConcurrentHashMap<>();

  /** Adds a command; a second one for the same statement is a mistake. */
  public <S extends DrStatement> void register(Class<S> statement, Command<? super S> command) {
    if (commands.putIfAbsent(statement, command) != null) {
      throw new IllegalStateException("two commands for " + statement.getName());
    }
  }

  /** The command that takes this statement on; empty if it is not built, or left to Doris. */
  @SuppressWarnings("unchecked")
  public <S extends DrStatement> Optional<Command<S>> find(S statement) {
    Command<S> command = (Command<S>) commands.get(statement.getClass());
    return command == null || !command.takes(statement) ? Optional.empty() : Optional.of(command);
  }
}
