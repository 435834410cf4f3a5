package org.dorisdr.command;

import java.util.List;
import org.dorisdr.host.Caller;
import org.dorisdr.host.Clock;
import org.dorisdr.host.HostException;
import org.dorisdr.host.LocalSql;
import org.dorisdr.recyclebin.DatabaseRecovery;
import org.dorisdr.recyclebin.RecoverPlanner;
import org.dorisdr.recyclebin.RecoverStep;
import org.dorisdr.recyclebin.RecoveryTimes;
import org.dorisdr.recyclebin.RecycleBin;
import org.dorisdr.sql.DrStatement;
import org.dorisdr.sql.Name;
import org.dorisdr.sql.ObjectKind;
import org.dorisdr.sql.QualifiedName;
import org.dorisdr.sql.RecoverDatabase;
import org.dorisdr.sql.RecoverPartition;
import org.dorisdr.sql.RecoverTable;
import org.dorisdr.sql.RecoverTables;

/** What all RECOVER statements share: privileges, the plan, and doing it. Thread safe. */
public final class Recovery {
  private final RecoverPlanner planner;
  private final RecoverPrivileges privileges;
  private final RecycleBin bin;
  private final DatabaseRecovery databases;
  private final LocalSql sql;
  private final Clock clock;
  private final RecoveryTimes times;

  public Recovery(
      RecoverPlanner planner,
      RecoverPrivileges privileges,
      RecycleBin bin,
      DatabaseRecovery databases,
      LocalSql sql,
      Clock clock,
      RecoveryTimes times) {
    this.planner = planner;
    this.privileges = privileges;
    this.bin = bin;
    this.databases = databases;
    this.sql = sql;
    this.clock = clock;
    this.times = times;
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

  /** What the bin has beside the step of {@link #plan} for a statement that names no version. */
  List<RecoverStep> older(RecoverTable statement, String database) throws HostException {
    boolean named = statement.id().isPresent() || statement.asOf().isPresent();
    return named ? List.of() : planner.older(statement, database);
  }

  static String database(QualifiedName name, Caller caller) throws CommandException {
    String database = name.database().map(Name::text).orElse(caller.database());
    if (database == null) {
      throw NumberedException.noDatabase("write the table as db.table");
    }
    return database;
  }

  /** Does what one statement says, or refuses it. */
  void run(RecoverStep step) throws CommandException, HostException {
    if (step.obstacle().isPresent()) {
      throw new CommandException(
          "cannot recover '%s': %s".formatted(step.entry().name(), hinted(step.obstacle().get())));
    }
    long start = clock.nanoTime();
    if (step.entry().kind() == ObjectKind.DATABASE) {
      databases.recover(step, bin.retention());
    } else {
      sql.run(null, step.sql());
    }
    times.note(step.entry().kind(), clock.nanoTime() - start);
  }

  private static String hinted(String obstacle) {
    return obstacle.contains("HINT:")
        ? obstacle
        : obstacle + ". HINT: SHOW RECYCLE BIN has what can be recovered, a snapshot the rest";
  }

  /** What the last recovery of this kind took, as the next should, or an estimate. */
  String seconds(ObjectKind kind) {
    return times.seconds(kind);
  }
}
