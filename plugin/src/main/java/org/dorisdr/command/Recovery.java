package org.dorisdr.command;

import java.util.List;
import org.dorisdr.host.Caller;
import org.dorisdr.host.HostException;
import org.dorisdr.host.LocalSql;
import org.dorisdr.recyclebin.RecoverPlanner;
import org.dorisdr.recyclebin.RecoverStep;
import org.dorisdr.sql.DrStatement;
import org.dorisdr.sql.Name;
import org.dorisdr.sql.QualifiedName;
import org.dorisdr.sql.RecoverDatabase;
import org.dorisdr.sql.RecoverPartition;
import org.dorisdr.sql.RecoverTable;
import org.dorisdr.sql.RecoverTables;

/** What all RECOVER statements share: privileges, the plan, and doing it. Thread safe. */
public final class Recovery {
  private final RecoverPlanner planner;
  private final RecoverPrivileges privileges;
  private final LocalSql sql;

  public Recovery(RecoverPlanner planner, RecoverPrivileges privileges, LocalSql sql) {
    this.planner = planner;
    this.privileges = privileges;
    this.sql = sql;
  }

  /** The steps of a statement that the caller may run. */
  List<RecoverStep> plan(DrStatement statement, Caller caller)
      throws CommandException, HostException {
    if (statement instanceof RecoverDatabase recover) {
      privileges.needRecover(caller, recover.name().text(), null);
      return List.of(planner.plan(recover));
    }
    if (statement instanceof RecoverTable recover) {
      String database = database(recover.name(), caller);
      privileges.needRecover(caller, database, recover.name().last().text());
      return List.of(planner.plan(recover, database));
    }
    if (statement instanceof RecoverPartition recover) {
      String database = database(recover.table(), caller);
      privileges.needRecover(caller, database, recover.table().last().text());
      return List.of(planner.plan(recover, database));
    }
    RecoverTables recover = (RecoverTables) statement;
    privileges.needRecover(caller, recover.database().text(), null);
    return planner.plan(recover);
  }

  static String database(QualifiedName name, Caller caller) throws CommandException {
    String database = name.database().map(Name::text).orElse(caller.database());
    if (database == null) {
      throw new CommandException("No database selected");
    }
    return database;
  }

  /** Does what one statement says, or refuses it. */
  void run(RecoverStep step) throws CommandException, HostException {
    if (step.obstacle().isPresent()) {
      throw new CommandException(
          "cannot recover '%s': %s".formatted(step.entry().name(), step.obstacle().get()));
    }
    sql.run(null, step.sql());
  }
}
