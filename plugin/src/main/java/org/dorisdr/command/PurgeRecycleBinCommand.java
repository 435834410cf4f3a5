package org.dorisdr.command;

import org.dorisdr.host.AccessControl.Privilege;
import org.dorisdr.host.Caller;
import org.dorisdr.host.HostException;
import org.dorisdr.recyclebin.DatabaseRecovery;
import org.dorisdr.recyclebin.RecycleBin;
import org.dorisdr.sql.ObjectKind;
import org.dorisdr.sql.PurgeRecycleBin;

/** PURGE RECYCLE BIN: erases for good, so it needs ADMIN, which Doris's own statement forgets. */
public final class PurgeRecycleBinCommand implements Command<PurgeRecycleBin> {
  private final RecycleBin bin;
  private final DatabaseRecovery databases;
  private final Privileges privileges;

  public PurgeRecycleBinCommand(RecycleBin bin, DatabaseRecovery databases, Privileges privileges) {
    this.bin = bin;
    this.databases = databases;
    this.privileges = privileges;
  }

  @Override
  public Answer run(PurgeRecycleBin statement, Caller caller)
      throws CommandException, HostException {
    privileges.needGlobal(caller, Privilege.ADMIN);
    if (statement.kind().isPresent()) {
      purge(statement.kind().get(), statement.id().orElseThrow());
    } else {
      bin.purgeAll();
      databases.forget();
    }
    return Answer.DONE;
  }

  private void purge(ObjectKind kind, long id) throws HostException {
    try {
      bin.purge(kind, id);
    } catch (HostException e) {
      throw bin.has(kind, id)
          ? e
          : new HostException(e.getMessage() + ". HINT: SHOW RECYCLE BIN has the ids", e);
    }
  }
}
