package org.dorisdr.command;

import org.dorisdr.host.AccessControl.Privilege;
import org.dorisdr.host.Caller;
import org.dorisdr.host.HostException;
import org.dorisdr.host.LocalSql;
import org.dorisdr.sql.RepositoryStatement;

/** CREATE and ALTER REPOSITORY: Doris runs them; what it refuses gets a hint behind its words. */
public final class RepositoryStatementCommand implements Command<RepositoryStatement> {
  private final LocalSql sql;
  private final Privileges privileges;

  public RepositoryStatementCommand(LocalSql sql, Privileges privileges) {
    this.sql = sql;
    this.privileges = privileges;
  }

  /** A backslash may mean something else in the session than where Doris runs it for us. */
  @Override
  public boolean takes(RepositoryStatement statement) {
    return statement.text().indexOf('\\') < 0;
  }

  @Override
  public Answer run(RepositoryStatement statement, Caller caller)
      throws CommandException, HostException {
    privileges.needGlobal(caller, Privilege.ADMIN);
    try {
      sql.run(null, statement.text());
    } catch (HostException e) {
      throw new HostException(RepositoryHints.added(e.getMessage()), e);
    }
    return Answer.DONE;
  }
}
