package org.dorisdr.minidoris.fe.session;

import org.apache.doris.nereids.trees.plans.commands.Command;
import org.apache.doris.nereids.trees.plans.commands.Redirect;

/** Has statements run by the master. Thread safe; blocks. */
public interface Forwarder {
  /**
   * Runs a statement there as the user of {@code session}, and waits until its effect is visible
   * here.
   *
   * @param packet what holds the statement
   * @param index of the statement in it, from 0
   * @throws StatementError as the master answered, or if no master can be reached
   */
  StatementResult forward(Session session, String packet, int index);

  /** Whether only the master may run a command. */
  static boolean wanted(Command command) {
    return command instanceof Redirect r && r.toRedirectStatus().isForwardToMaster();
  }
}
