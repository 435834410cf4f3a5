package org.dorisdr.command;

import org.dorisdr.host.Caller;
import org.dorisdr.host.HostException;
import org.dorisdr.sql.DrStatement;
import org.dorisdr.sql.RecoverDatabase;

/**
 * RECOVER DATABASE, TABLE or PARTITION with AS OF: finds the version that was there at that moment.
 * Without AS OF it is Doris's own statement, but that of a database, which has views.
 */
public final class RecoverCommand implements Command<DrStatement> {
  private final Recovery recovery;

  public RecoverCommand(Recovery recovery) {
    this.recovery = recovery;
  }

  @Override
  public boolean takes(DrStatement statement) {
    // Doris forgets the views of a database, and loses all of it if one table is missing.
    return !statement.isStock() || statement instanceof RecoverDatabase;
  }

  @Override
  public Answer run(DrStatement statement, Caller caller) throws CommandException, HostException {
    recovery.run(recovery.plan(statement, caller).get(0));
    return Answer.DONE;
  }
}
