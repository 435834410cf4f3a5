package org.dorisdr.command;

import org.dorisdr.host.Caller;
import org.dorisdr.host.HostException;
import org.dorisdr.sql.DrStatement;

/**
 * Runs one kind of statement: checks the caller's privileges, acts, and gives rows. Stateless or
 * thread safe.
 *
 * @param <S> the statement's record
 */
public interface Command<S extends DrStatement> {
  /**
   * Runs the statement on the thread of its session.
   *
   * @throws CommandException with a message for the user; nothing was changed then
   */
  Answer run(S statement, Caller caller)
      throws CommandException, HostException, InterruptedException;

  /** Whether it must run on the leader, to which other FEs then send its text. */
  default boolean needsLeader() {
    return true;
  }

  /**
   * Whether this command takes the statement on. A command for a statement that Doris knows too may
   * leave it to Doris.
   */
  default boolean takes(S statement) {
    return true;
  }
}
