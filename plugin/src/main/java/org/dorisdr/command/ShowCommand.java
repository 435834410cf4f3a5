package org.dorisdr.command;

import org.dorisdr.sql.DrStatement;

/** A command that changes nothing and runs on whichever FE was asked. */
public interface ShowCommand<S extends DrStatement> extends Command<S> {
  @Override
  default boolean needsLeader() {
    return false;
  }
}
